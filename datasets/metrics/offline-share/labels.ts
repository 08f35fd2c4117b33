import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Payments without a network',
    question: 'How many payments are made without a network, and on whose side is it missing?',
    definition:
      'Successful purchases on the pilot’s rail, net of refunds, by whether the payer, the payee or both had no network when they paid. Shares by number and by value are ratios of totals over the payments whose connectivity is known; the others are in neither numerator nor denominator, and their number is given. A purchase in a shop is not by itself one without a network: that is a different question. A payment that has not yet reached the ledger may be missing from the source, so that the latest periods may still rise.',
    population: 'successful purchases on the pilot’s rail whose connectivity is known',
    denominator: 'purchases of the period whose connectivity is known',
    source:
      'Ratio of totals. The 95% interval of the share by number is clustered by person (Cochran 1977, §6.4; limits by Kott and Carr 1997): payments of one person are alike and do not count as independent.',
    columns: {
      period: 'Period',
      connectivity: 'Connectivity',
      payments: 'Payments',
      value: 'Value',
      share_payments: 'Share by number',
      share_value: 'Share by value',
      lower: 'Lower limit',
      upper: 'Upper limit',
      n: 'Payments with known connectivity',
      unknown: 'Payments with unknown connectivity',
      persons: 'Persons',
      mature: 'Period over',
    },
    params: { grain: 'Period' },
    values: grainWords.en,
  },
  'zh-Hans': {
    title: '无网络支付',
    question: '有多少支付在没有网络的情况下完成？是哪一方没有网络？',
    definition:
      '统计试点渠道扣除退款后的成功消费，按付款时付款方、收款方或双方有无网络分类。笔数份额与金额份额均为合计之比，分母是联网状态已知的支付；状态未知的支付既不计入分子也不计入分母，其笔数另行列示。线下门店消费并不等于无网络支付，二者是不同的问题。尚未同步入账的支付可能还不在数据源中，因此最近几期的数字仍可能上升。',
    population: '试点渠道上联网状态已知的成功消费',
    denominator: '当期联网状态已知的消费',
    source:
      '总量之比。笔数份额的 95% 置信区间按人聚类计算（Cochran 1977，§6.4；区间端点按 Kott 与 Carr 1997）：同一人的多笔支付彼此相近，不视为相互独立。',
    columns: {
      period: '时期',
      connectivity: '联网状态',
      payments: '笔数',
      value: '金额',
      share_payments: '笔数份额',
      share_value: '金额份额',
      lower: '区间下限',
      upper: '区间上限',
      n: '联网状态已知的笔数',
      unknown: '联网状态未知的笔数',
      persons: '人数',
      mature: '时期已结束',
    },
    params: { grain: '时期' },
    values: grainWords['zh-Hans'],
  },
  'zh-Hant': {
    title: '無網絡支付',
    question: '有多少支付在沒有網絡的情況下完成？是哪一方沒有網絡？',
    definition:
      '統計試點渠道扣除退款後的成功消費，按付款時付款方、收款方或雙方有無網絡分類。筆數份額與金額份額均為合計之比，分母是連線狀態已知的支付；狀態未知的支付既不計入分子也不計入分母，其筆數另行列示。實體商店消費並不等於無網絡支付，二者是不同的問題。尚未同步入帳的支付可能還不在資料來源中，因此最近幾期的數字仍可能上升。',
    population: '試點渠道上連線狀態已知的成功消費',
    denominator: '當期連線狀態已知的消費',
    source:
      '總量之比。筆數份額的 95% 信賴區間按人聚類計算（Cochran 1977，§6.4；區間端點按 Kott 與 Carr 1997）：同一人的多筆支付彼此相近，不視為相互獨立。',
    columns: {
      period: '時期',
      connectivity: '連線狀態',
      payments: '筆數',
      value: '金額',
      share_payments: '筆數份額',
      share_value: '金額份額',
      lower: '區間下限',
      upper: '區間上限',
      n: '連線狀態已知的筆數',
      unknown: '連線狀態未知的筆數',
      persons: '人數',
      mature: '時期已結束',
    },
    params: { grain: '時期' },
    values: grainWords['zh-Hant'],
  },
}
