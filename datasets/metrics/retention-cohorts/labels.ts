import type { Language, Words } from '../metric.ts'
import { retentionWords } from './words.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Retention by cohort',
    question: 'Of those who started together, who came back?',
    definition:
      'Persons are grouped by the period in which their clock started. Window k of a person who started on day a runs from a + kL to a + (k + 1)L − 1, where L is 1, 7 or 30 days. A person is eligible for a window only once all of it is over at the cutoff. Exact: active on a day of the window. Rolling: active on any day from the window’s start on. Bracket: active in any of several windows. Active means a successful purchase that was not fully refunded. The clock starts on the day of the first purchase, which may be asked to be of a scenario, acceptance, connectivity or funding of its own, while the filters by payment say what counts as a return; or when the first wallet is opened; or on the day after the incentive is used up: after the last purchase with a grant, or its expiry, and with several grants after the first day by which all given until then had ended.',
    population: 'persons',
    denominator: 'persons of the cohort for whom the window is over',
    source: 'Classic cohort analysis with each person’s own exposure; Wilson score interval, 95 %.',
    columns: {
      cohort: 'Cohort',
      age: 'Window',
      until: 'Window ends before',
      cohort_size: 'Cohort size',
      eligible: 'Eligible persons',
      returned: 'Returned',
      rate: 'Retention',
      lower: 'Lower bound',
      upper: 'Upper bound',
      mature: 'All persons eligible',
    },
    params: retentionWords.en.params,
    values: retentionWords.en.values,
  },
  'zh-Hans': {
    title: '同期群留存',
    question: '同一时期开始使用的人，有多少回来了？',
    definition:
      '按起算时间所在时期将用户分为同期群。若某人于第 a 日起算，其第 k 个观察窗口为 a + kL 日至 a + (k + 1)L − 1 日，L 为 1、7 或 30 天。只有整个窗口在数据截止日前结束，该用户才计入该窗口的应观察人数。“当窗”指在该窗口内有活跃；“滚动”指自该窗口起任意一日有活跃；“区间”指在若干窗口之内有活跃。活跃指至少有一笔成功且未全额退款的消费。起算点可为首笔消费之日（可另行限定其场景、受理方式、联网状态或资金来源，而支付筛选条件限定何为回访）、首个钱包开立之日，或补贴用完次日：即最后一次使用红包之后或红包到期之后；有多个红包的，取此前发放的红包首次全部用完或到期之日。',
    population: '人数',
    denominator: '该同期群中窗口已结束的用户',
    source: '经典同期群留存分析，按每人各自的可观察时长计算；95% 威尔逊区间。',
    columns: {
      cohort: '同期群',
      age: '窗口',
      until: '窗口终点（不含）',
      cohort_size: '同期群人数',
      eligible: '应观察人数',
      returned: '回访人数',
      rate: '留存率',
      lower: '区间下限',
      upper: '区间上限',
      mature: '全部可观察',
    },
    params: retentionWords['zh-Hans'].params,
    values: retentionWords['zh-Hans'].values,
  },
  'zh-Hant': {
    title: '同期群留存',
    question: '同一時期開始使用的人，有多少回來了？',
    definition:
      '按起算時間所在時期將用戶分為同期群。若某人於第 a 日起算，其第 k 個觀察視窗為 a + kL 日至 a + (k + 1)L − 1 日，L 為 1、7 或 30 天。只有整個視窗在資料截止日前結束，該用戶才計入該視窗的應觀察人數。「當窗」指在該視窗內有活躍；「滾動」指自該視窗起任意一日有活躍；「區間」指在若干視窗之內有活躍。活躍指至少有一筆成功且未全額退款的消費。起算點可為首筆消費之日（可另行限定其場景、受理方式、連網狀態或資金來源，而支付篩選條件限定何為回訪）、首個錢包開立之日，或補貼用完次日：即最後一次使用紅包之後或紅包到期之後；有多個紅包的，取此前發放的紅包首次全部用完或到期之日。',
    population: '人數',
    denominator: '該同期群中視窗已結束的用戶',
    source: '經典同期群留存分析，按每人各自的可觀察時長計算；95% 威爾遜區間。',
    columns: {
      cohort: '同期群',
      age: '視窗',
      until: '視窗終點（不含）',
      cohort_size: '同期群人數',
      eligible: '應觀察人數',
      returned: '回訪人數',
      rate: '留存率',
      lower: '區間下限',
      upper: '區間上限',
      mature: '全部可觀察',
    },
    params: retentionWords['zh-Hant'].params,
    values: retentionWords['zh-Hant'].values,
  },
}
