import type { Language, Words } from '../metric.ts'
import { timeToEventWords as shared } from '../time-to-event-words.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Survival of use',
    question: 'How long do people go on using it?',
    definition:
      'Churn is G days without a purchase, dated at the last purchase before them; the clock starts at the first purchase. Only up to G days before the cutoff is it known who was still active, so whoever had not churned by then is censored there, and whoever started later is not followed. Censoring at the cutoff instead would overstate survival; counting the censored as churned would understate it. Unless any money is chosen, only purchases without a subsidy count. Payment filters say which later purchases count; the first purchase is of the whole history. By wallet, each wallet is followed on its own, with its holder’s attributes.',
    population: 'persons, or wallets where these are chosen',
    denominator: 'those whose clock started at least G days before the cutoff',
    source:
      'Kaplan–Meier with log(−log) intervals, 95 %; restricted mean up to τ, or as far as all segments were followed; log-rank test; Cox regression with Efron’s ties; test of proportional hazards by Grambsch and Therneau.',
    columns: {
      ...shared.en.columns,
      time: 'Days since first purchase',
      events: 'Churned',
      survival: 'Still active',
      pending: 'Started too recently',
    },
    params: { ...shared.en.params, money: 'Purchases that count', dormancy: 'Dormancy G, days', level: 'Counted' },
    values: {
      ...shared.en.values,
      curve: 'still active',
      'money.own': 'with own money only',
      'money.any': 'with any money',
      'level.person': 'persons',
      'level.wallet': 'wallets',
      axis: 'days since the first purchase',
    },
  },
  'zh-Hans': {
    title: '使用存续',
    question: '用户会持续使用多久？',
    definition:
      '流失指连续 G 天没有消费，流失时间记为此前最后一次消费之日；自首次消费起算。只有截止日前 G 天为止，才能确知谁仍活跃：届时尚未流失者在该日删失，此后才开始的不纳入观察。若改在截止日删失，会高估存续；若把删失者算作流失，则会低估。除非选择“不限资金”，只计完全没有补贴的消费。支付类筛选限定此后哪些消费算数，首次消费按全部历史认定。按钱包统计时，每个钱包单独观察，属性取其持有人。',
    population: '人数；选择按钱包统计时为钱包数',
    denominator: '在截止日前至少 G 天已起算者',
    source:
      '卡普兰–迈耶估计，95% 重对数区间；限制平均生存时间计至 τ，或计至各分段都可观察之日；对数秩检验；考克斯回归（埃夫隆法处理结点）；格兰布施–特诺等比例风险检验。',
    columns: {
      ...shared['zh-Hans'].columns,
      time: '距首次消费天数',
      events: '流失数',
      survival: '仍活跃',
      pending: '开始过晚',
    },
    params: { ...shared['zh-Hans'].params, money: '计入的消费', dormancy: '休眠天数 G', level: '统计单位' },
    values: {
      ...shared['zh-Hans'].values,
      curve: '仍活跃',
      'money.own': '仅自有资金',
      'money.any': '不限资金',
      'level.person': '人',
      'level.wallet': '钱包',
      axis: '距首次消费的天数',
    },
  },
  'zh-Hant': {
    title: '使用存續',
    question: '用戶會持續使用多久？',
    definition:
      '流失指連續 G 天沒有消費，流失時間記為此前最後一次消費之日；自首次消費起算。只有截止日前 G 天為止，才能確知誰仍活躍：屆時尚未流失者在該日設限，此後才開始的不納入觀察。若改在截止日設限，會高估存續；若把設限者算作流失，則會低估。除非選擇「不限資金」，只計完全沒有補貼的消費。支付類篩選限定此後哪些消費算數，首次消費按全部歷史認定。按錢包統計時，每個錢包單獨觀察，屬性取其持有人。',
    population: '人數；選擇按錢包統計時為錢包數',
    denominator: '在截止日前至少 G 天已起算者',
    source:
      '卡普蘭–邁耶估計，95% 重對數區間；限制平均存活時間計至 τ，或計至各分段都可觀察之日；對數秩檢驗；考克斯迴歸（埃夫隆法處理結點）；格蘭布施–特諾等比例風險檢驗。',
    columns: {
      ...shared['zh-Hant'].columns,
      time: '距首次消費天數',
      events: '流失數',
      survival: '仍活躍',
      pending: '開始過晚',
    },
    params: { ...shared['zh-Hant'].params, money: '計入的消費', dormancy: '休眠天數 G', level: '統計單位' },
    values: {
      ...shared['zh-Hant'].values,
      curve: '仍活躍',
      'money.own': '僅自有資金',
      'money.any': '不限資金',
      'level.person': '人',
      'level.wallet': '錢包',
      axis: '距首次消費的天數',
    },
  },
}
