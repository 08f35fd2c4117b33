import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'
import { timeToEventWords as shared } from '../time-to-event-words.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Back to the old rail',
    question: 'Once the pilot’s rail is someone’s main rail, do they go back to the old one?',
    definition:
      'A person’s main rail in a period is the one with most successful purchases; ties go by value, then by the rail’s identifier. A spell begins in the first period in which the main rail is the pilot’s and was another one in the person’s last period with purchases before: that other one is the old rail. The event is the first later period in which the main rail is the old one again. Periods without purchases, and periods in which a third rail is the main one, are neither the event nor the end of the spell: whoever stops paying counts as not back. Spells that go on are censored in the last period that was over at the cutoff; periods that were not over are left out. One spell a person, the first, so that persons are independent; whoever used the pilot’s rail from the start has no old rail and is not counted. Filters by payment choose the purchases from which the main rail is told. The dates choose spells by their first period.',
    population: 'persons whose main rail turned from another one to the pilot’s',
    denominator: 'persons whose main rail turned from another one to the pilot’s',
    source:
      'Kaplan–Meier with log(−log) intervals, 95 %, drawn as the share that went back; log-rank test; Cox regression with Efron’s ties.',
    columns: {
      ...shared.en.columns,
      time: 'Periods since the turn',
      events: 'Went back',
      survival: 'Not yet back',
      median: 'Median, periods',
      tau: 'Horizon τ, periods',
      mean: 'Restricted mean, periods',
    },
    params: { grain: 'Period', segment: shared.en.params.segment!, horizon: 'Horizon τ, periods' },
    values: {
      ...shared.en.values,
      ...grainWords.en,
      'segment.old_rail': 'old rail',
      curve: 'went back',
      'axis.month': 'months since the pilot’s rail became the main one',
      'axis.quarter': 'quarters since the pilot’s rail became the main one',
      'axis.year': 'years since the pilot’s rail became the main one',
    },
  },
  'zh-Hans': {
    title: '回流原渠道',
    question: '以试点渠道为主之后，用户会回到原来的渠道吗？',
    definition:
      '某人在某一时期的主用渠道，是其成功消费笔数最多的渠道；笔数相同时比金额，再相同时按渠道标识排序。观察自首个满足以下条件的时期起：主用渠道为试点渠道，而此前最近一个有消费时期的主用渠道是其他渠道，后者即原渠道。事件为此后主用渠道首次又回到原渠道的时期。没有消费的时期，以及主用渠道为第三个渠道的时期，既不算事件，也不结束观察：停止付款者计为未回流。仍在持续者，在截止日前最后一个完整时期删失；尚未结束的时期不计。每人只计第一段，使各人相互独立；一开始就以试点渠道为主者没有原渠道，不计入。支付类筛选限定判定主用渠道所用的消费。所选日期按首期选取。',
    population: '主用渠道由其他渠道转为试点渠道的人数',
    denominator: '主用渠道由其他渠道转为试点渠道者',
    source: '卡普兰–迈耶估计，95% 重对数区间，图中为已回流比例；对数秩检验；考克斯回归（埃夫隆法处理结点）。',
    columns: {
      ...shared['zh-Hans'].columns,
      time: '转入后期数',
      events: '回流人数',
      survival: '尚未回流',
      median: '中位时间（期）',
      tau: '期限 τ（期）',
      mean: '限制平均时间（期）',
    },
    params: { grain: '时期', segment: shared['zh-Hans'].params.segment!, horizon: '期限 τ（期）' },
    values: {
      ...shared['zh-Hans'].values,
      ...grainWords['zh-Hans'],
      'segment.old_rail': '原渠道',
      curve: '已回流',
      'axis.month': '以试点渠道为主后的月数',
      'axis.quarter': '以试点渠道为主后的季度数',
      'axis.year': '以试点渠道为主后的年数',
    },
  },
  'zh-Hant': {
    title: '回流原渠道',
    question: '以試點渠道為主之後，用戶會回到原來的渠道嗎？',
    definition:
      '某人在某一時期的主用渠道，是其成功消費筆數最多的渠道；筆數相同時比金額，再相同時按渠道識別碼排序。觀察自首個滿足以下條件的時期起：主用渠道為試點渠道，而此前最近一個有消費時期的主用渠道是其他渠道，後者即原渠道。事件為此後主用渠道首次又回到原渠道的時期。沒有消費的時期，以及主用渠道為第三個渠道的時期，既不算事件，也不結束觀察：停止付款者計為未回流。仍在持續者，在截止日前最後一個完整時期設限；尚未結束的時期不計。每人只計第一段，使各人相互獨立；一開始就以試點渠道為主者沒有原渠道，不計入。支付類篩選限定判定主用渠道所用的消費。所選日期按首期選取。',
    population: '主用渠道由其他渠道轉為試點渠道的人數',
    denominator: '主用渠道由其他渠道轉為試點渠道者',
    source: '卡普蘭–邁耶估計，95% 重對數區間，圖中為已回流比例；對數秩檢驗；考克斯迴歸（埃夫隆法處理結點）。',
    columns: {
      ...shared['zh-Hant'].columns,
      time: '轉入後期數',
      events: '回流人數',
      survival: '尚未回流',
      median: '中位時間（期）',
      tau: '期限 τ（期）',
      mean: '限制平均時間（期）',
    },
    params: { grain: '時期', segment: shared['zh-Hant'].params.segment!, horizon: '期限 τ（期）' },
    values: {
      ...shared['zh-Hant'].values,
      ...grainWords['zh-Hant'],
      'segment.old_rail': '原渠道',
      curve: '已回流',
      'axis.month': '以試點渠道為主後的月數',
      'axis.quarter': '以試點渠道為主後的季度數',
      'axis.year': '以試點渠道為主後的年數',
    },
  },
}
