import type { Language, Words } from '../metric.ts'
import { timeToEventWords as shared } from '../time-to-event-words.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'The second purchase with own money',
    question: 'Having paid with their own money once, who does it again?',
    definition:
      'From a person’s first purchase without any subsidy to the second, in days; a second purchase on the same day is 0 days later. Whoever has not made one by the cutoff is censored there. Payment filters say which second purchases count; the first is of the whole history.',
    population: 'persons who paid with their own money at least once',
    denominator: 'persons who paid with their own money at least once',
    source:
      'Kaplan–Meier with log(−log) intervals, 95 %, drawn as the share that had the event; log-rank test; Cox regression with Efron’s ties.',
    columns: { ...shared.en.columns, time: 'Days since the first', events: 'Paid again', survival: 'Not yet paid again' },
    params: shared.en.params,
    values: { ...shared.en.values, curve: 'paid again', axis: 'days since the first purchase with own money' },
  },
  'zh-Hans': {
    title: '第二次自有资金消费',
    question: '用自己的钱付过一次后，谁会再付一次？',
    definition:
      '从首次完全没有补贴的消费到第二次的天数；同日再次消费记为 0 天。到截止日仍无第二次消费者在该日删失。支付类筛选限定哪些第二次消费算数，首次消费按全部历史认定。',
    population: '至少有一次自有资金消费的人数',
    denominator: '至少有一次自有资金消费者',
    source: '卡普兰–迈耶估计，95% 重对数区间，图中为已发生比例；对数秩检验；考克斯回归（埃夫隆法处理结点）。',
    columns: { ...shared['zh-Hans'].columns, time: '距首次天数', events: '再次付款', survival: '尚未再次付款' },
    params: shared['zh-Hans'].params,
    values: { ...shared['zh-Hans'].values, curve: '已再次付款', axis: '距首次自有资金消费的天数' },
  },
  'zh-Hant': {
    title: '第二次自有資金消費',
    question: '用自己的錢付過一次後，誰會再付一次？',
    definition:
      '從首次完全沒有補貼的消費到第二次的天數；同日再次消費記為 0 天。到截止日仍無第二次消費者在該日設限。支付類篩選限定哪些第二次消費算數，首次消費按全部歷史認定。',
    population: '至少有一次自有資金消費的人數',
    denominator: '至少有一次自有資金消費者',
    source: '卡普蘭–邁耶估計，95% 重對數區間，圖中為已發生比例；對數秩檢驗；考克斯迴歸（埃夫隆法處理結點）。',
    columns: { ...shared['zh-Hant'].columns, time: '距首次天數', events: '再次付款', survival: '尚未再次付款' },
    params: shared['zh-Hant'].params,
    values: { ...shared['zh-Hant'].values, curve: '已再次付款', axis: '距首次自有資金消費的天數' },
  },
}
