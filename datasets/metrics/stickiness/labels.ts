import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Stickiness',
    question: 'On an average day, how many of the month’s users pay?',
    definition:
      'Mean of the daily active persons over all days of the month, divided by the persons active in the month. Only months that are over are shown. A month in which nobody paid has no ratio. Days are pooled, so this is not a share of one fixed group and carries no interval.',
    population: 'persons with a purchase in the month',
    denominator: 'persons active in the month',
    source: 'Mean DAU / MAU.',
    columns: {
      month: 'Month',
      mean_daily: 'Mean daily active',
      monthly: 'Monthly active',
      ratio: 'Stickiness',
      mature: 'Month over',
    },
    params: {
      rail: 'Rail',
    },
    values: {
      'rail.focal': 'the pilot’s rail',
      'rail.any': 'any rail',
    },
  },
  'zh-Hans': {
    title: '用户黏性',
    question: '平均每天，当月用户中有多少人在付款？',
    definition:
      '当月各日活跃人数的平均值（含无人付款的日子）除以当月活跃人数。只列已结束的月份；无人付款的月份没有比值。分子为逐日人数的平均，并非同一批人的占比，因此不附区间。',
    population: '当月有消费的人',
    denominator: '当月活跃人数',
    source: '日均活跃／月活跃（DAU／MAU）。',
    columns: {
      month: '月份',
      mean_daily: '日均活跃',
      monthly: '月活跃',
      ratio: '黏性',
      mature: '月份已结束',
    },
    params: {
      rail: '支付渠道',
    },
    values: {
      'rail.focal': '试点渠道',
      'rail.any': '任意渠道',
    },
  },
  'zh-Hant': {
    title: '用戶黏性',
    question: '平均每天，當月用戶中有多少人在付款？',
    definition:
      '當月各日活躍人數的平均值（含無人付款的日子）除以當月活躍人數。只列已結束的月份；無人付款的月份沒有比值。分子為逐日人數的平均，並非同一批人的佔比，因此不附區間。',
    population: '當月有消費的人',
    denominator: '當月活躍人數',
    source: '日均活躍／月活躍（DAU／MAU）。',
    columns: {
      month: '月份',
      mean_daily: '日均活躍',
      monthly: '月活躍',
      ratio: '黏性',
      mature: '月份已結束',
    },
    params: {
      rail: '支付渠道',
    },
    values: {
      'rail.focal': '試點渠道',
      'rail.any': '任意渠道',
    },
  },
}
