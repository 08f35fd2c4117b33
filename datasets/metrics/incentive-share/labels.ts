import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Subsidy and own money',
    question: 'How much of what people pay is given to them?',
    definition:
      'Value of successful purchases, net of refunds, divided into what grants paid and what people paid with their own money. A refund takes back both in the purchase’s proportion. Share = subsidy ÷ value, a ratio of totals.',
    population: 'successful purchases on the rail chosen',
    denominator: 'value of all purchases of the period',
    source: 'Ratio of totals over recorded payments; no interval, because few large purchases can carry a period’s value.',
    columns: {
      period: 'Period',
      subsidy_value: 'Paid by grants',
      own_value: 'Own money',
      share: 'Share of subsidy',
      persons: 'Persons',
      payments: 'Payments',
      mature: 'Period over',
    },
    params: { grain: 'Period', rail: 'Rail' },
    values: { ...grainWords.en, 'rail.focal': 'the pilot’s rail', 'rail.any': 'any rail' },
  },
  'zh-Hans': {
    title: '补贴与自有资金',
    question: '人们支付的金额中，有多少来自补贴？',
    definition:
      '将扣除退款后的成功消费金额分为红包、补贴支付的部分和自有资金支付的部分。退款按原消费的比例同时冲减两部分。补贴占比 = 补贴金额 ÷ 消费金额，为合计之比。',
    population: '所选渠道上的成功消费',
    denominator: '当期全部消费金额',
    source: '对已记录支付求总量之比；少数大额消费即可左右一期金额，故不给出区间。',
    columns: {
      period: '时期',
      subsidy_value: '补贴支付',
      own_value: '自有资金',
      share: '补贴占比',
      persons: '人数',
      payments: '笔数',
      mature: '时期已结束',
    },
    params: { grain: '时期', rail: '支付渠道' },
    values: { ...grainWords['zh-Hans'], 'rail.focal': '试点渠道', 'rail.any': '任意渠道' },
  },
  'zh-Hant': {
    title: '補貼與自有資金',
    question: '人們支付的金額中，有多少來自補貼？',
    definition:
      '將扣除退款後的成功消費金額分為紅包、補貼支付的部分和自有資金支付的部分。退款按原消費的比例同時沖減兩部分。補貼佔比 = 補貼金額 ÷ 消費金額，為合計之比。',
    population: '所選渠道上的成功消費',
    denominator: '當期全部消費金額',
    source: '對已記錄支付求總量之比；少數大額消費即可左右一期金額，故不給出區間。',
    columns: {
      period: '時期',
      subsidy_value: '補貼支付',
      own_value: '自有資金',
      share: '補貼佔比',
      persons: '人數',
      payments: '筆數',
      mature: '時期已結束',
    },
    params: { grain: '時期', rail: '支付渠道' },
    values: { ...grainWords['zh-Hant'], 'rail.focal': '試點渠道', 'rail.any': '任意渠道' },
  },
}
