import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Share of each rail',
    question: 'By which rails do people pay?',
    definition:
      'Successful purchases net of refunds, by rail and period. Share by number and share by value are ratios of totals over all rails that the data hold; the share of persons is of those who paid on any rail in the period, so it adds up to more than one where people use several. The mean over persons gives everyone the same weight: the shares of each person’s own payments, averaged.',
    population: 'successful purchases on all rails in the data',
    denominator: 'all rails in the data; for persons, everyone who paid in the period',
    source: 'Ratio of totals; payment statistics of central banks use the same.',
    columns: {
      period: 'Period',
      rail: 'Rail',
      persons: 'Persons',
      payments: 'Payments',
      value: 'Value',
      share_persons: 'Share of persons',
      share_payments: 'Share by number',
      share_value: 'Share by value',
      mature: 'Period over',
    },
    params: { grain: 'Period', average: 'Shares' },
    values: { ...grainWords.en, 'average.totals': 'of totals', 'average.persons': 'mean over persons' },
  },
  'zh-Hans': {
    title: '各支付渠道份额',
    question: '人们用哪些渠道付款？',
    definition:
      '按渠道和时期统计扣除退款后的成功消费。笔数份额与金额份额均为数据所含全部渠道合计之比；人数份额以当期在任一渠道付过款的人为分母，一人可用多个渠道，故合计可超过 100%。“按人平均”先算每人各渠道在其自身付款中的份额，再取平均，人人权重相同。',
    population: '数据所含全部渠道的成功消费',
    denominator: '数据所含全部渠道；人数份额以当期付过款的人为分母',
    source: '总量之比，与中央银行支付体系统计口径一致。',
    columns: {
      period: '时期',
      rail: '支付渠道',
      persons: '人数',
      payments: '笔数',
      value: '金额',
      share_persons: '人数份额',
      share_payments: '笔数份额',
      share_value: '金额份额',
      mature: '时期已结束',
    },
    params: { grain: '时期', average: '份额口径' },
    values: { ...grainWords['zh-Hans'], 'average.totals': '按总量', 'average.persons': '按人平均' },
  },
  'zh-Hant': {
    title: '各支付渠道份額',
    question: '人們用哪些渠道付款？',
    definition:
      '按渠道和時期統計扣除退款後的成功消費。筆數份額與金額份額均為資料所含全部渠道合計之比；人數份額以當期在任一渠道付過款的人為分母，一人可用多個渠道，故合計可超過 100%。「按人平均」先算每人各渠道在其自身付款中的份額，再取平均，人人權重相同。',
    population: '資料所含全部渠道的成功消費',
    denominator: '資料所含全部渠道；人數份額以當期付過款的人為分母',
    source: '總量之比，與中央銀行支付體系統計口徑一致。',
    columns: {
      period: '時期',
      rail: '支付渠道',
      persons: '人數',
      payments: '筆數',
      value: '金額',
      share_persons: '人數份額',
      share_payments: '筆數份額',
      share_value: '金額份額',
      mature: '時期已結束',
    },
    params: { grain: '時期', average: '份額口徑' },
    values: { ...grainWords['zh-Hant'], 'average.totals': '按總量', 'average.persons': '按人平均' },
  },
}
