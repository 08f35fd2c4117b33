import type { Language, Words } from '../metric.ts'
import { timeToEventWords as shared } from '../time-to-event-words.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Days between purchases',
    question: 'How long until people come back?',
    definition:
      'Days from a person’s n-th purchase to the next one; a purchase on the same day is 0 days later. Gaps that are still open at the cutoff are censored there: leaving them out would keep the quick returns only and make the gaps look short. Payment filters say which purchases count after the first, which is of the whole history.',
    population: 'persons who made an n-th purchase',
    denominator: 'persons who made an n-th purchase',
    source:
      'Kaplan–Meier with log(−log) intervals, 95 %, drawn as the share that came back; log-rank test; Cox regression with Efron’s ties.',
    columns: {
      ...shared.en.columns,
      gap_days: 'Days to the next',
      persons: 'Came back after so many days',
      survival: 'Not yet back',
    },
    params: { ...shared.en.params, nth: 'From purchase no.' },
    values: { ...shared.en.values, curve: 'came back', axis: 'days since the purchase before' },
  },
  'zh-Hans': {
    title: '消费间隔',
    question: '用户隔多久会再来消费？',
    definition:
      '从第 n 次消费到下一次消费的天数；同日再次消费记为 0 天。到截止日仍未结束的间隔在该日删失：若将其剔除，只会留下回来得快的人，使间隔显得偏短。支付类筛选限定首次之后哪些消费算数，首次消费按全部历史认定。',
    population: '有过第 n 次消费的人数',
    denominator: '有过第 n 次消费者',
    source: '卡普兰–迈耶估计，95% 重对数区间，图中为已回访比例；对数秩检验；考克斯回归（埃夫隆法处理结点）。',
    columns: { ...shared['zh-Hans'].columns, gap_days: '距下次天数', persons: '恰于该日回访', survival: '尚未回访' },
    params: { ...shared['zh-Hans'].params, nth: '起于第几次消费' },
    values: { ...shared['zh-Hans'].values, curve: '已再来消费', axis: '距上一次消费的天数' },
  },
  'zh-Hant': {
    title: '消費間隔',
    question: '用戶隔多久會再來消費？',
    definition:
      '從第 n 次消費到下一次消費的天數；同日再次消費記為 0 天。到截止日仍未結束的間隔在該日設限：若將其剔除，只會留下回來得快的人，使間隔顯得偏短。支付類篩選限定首次之後哪些消費算數，首次消費按全部歷史認定。',
    population: '有過第 n 次消費的人數',
    denominator: '有過第 n 次消費者',
    source: '卡普蘭–邁耶估計，95% 重對數區間，圖中為已回訪比例；對數秩檢驗；考克斯迴歸（埃夫隆法處理結點）。',
    columns: { ...shared['zh-Hant'].columns, gap_days: '距下次天數', persons: '恰於該日回訪', survival: '尚未回訪' },
    params: { ...shared['zh-Hant'].params, nth: '起於第幾次消費' },
    values: { ...shared['zh-Hant'].values, curve: '已再來消費', axis: '距上一次消費的天數' },
  },
}
