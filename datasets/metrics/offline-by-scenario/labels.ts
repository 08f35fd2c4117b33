import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Without a network, by scenario and region',
    question: 'Where, and for what, do people pay without a network?',
    definition:
      'Successful purchases on the pilot’s rail, net of refunds, over the whole months chosen and up to the cutoff, by what was paid for and by region: the region of the merchant where it is known, else that of the person. The region filter chooses persons by where they live, so under it a cell can still lie elsewhere. A cell with no payment of known connectivity does not exist.',
    population: 'successful purchases on the pilot’s rail whose connectivity is known',
    denominator: 'purchases of the scenario and region whose connectivity is known',
    source: 'Ratio of totals with a 95% interval clustered by person (Cochran 1977, §6.4; Kott and Carr 1997).',
    columns: {
      scenario: 'Scenario',
      region: 'Region',
      offline: 'Payments without a network',
      share: 'Share',
      n: 'Payments with known connectivity',
      persons: 'Persons',
      lower: 'Lower limit',
      upper: 'Upper limit',
    },
    params: {},
    values: {},
  },
  'zh-Hans': {
    title: '各场景、各地区的无网络支付',
    question: '人们在哪些地区、哪些消费场景使用无网络支付？',
    definition:
      '统计所选整月内、截至数据截止日，试点渠道扣除退款后的成功消费，按消费场景和地区分组：商户所在地区已知的按商户，否则按付款人。地区筛选按付款人居住地选人，因此筛选后仍可能出现其他地区的单元格。没有任何联网状态已知的支付时，不产生单元格。',
    population: '试点渠道上联网状态已知的成功消费',
    denominator: '该场景、该地区联网状态已知的消费',
    source: '总量之比；95% 置信区间按人聚类计算（Cochran 1977，§6.4；Kott 与 Carr 1997）。',
    columns: {
      scenario: '消费场景',
      region: '地区',
      offline: '无网络支付笔数',
      share: '占比',
      n: '联网状态已知的笔数',
      persons: '人数',
      lower: '区间下限',
      upper: '区间上限',
    },
    params: {},
    values: {},
  },
  'zh-Hant': {
    title: '各場景、各地區的無網絡支付',
    question: '人們在哪些地區、哪些消費場景使用無網絡支付？',
    definition:
      '統計所選整月內、截至資料截止日，試點渠道扣除退款後的成功消費，按消費場景和地區分組：商戶所在地區已知的按商戶，否則按付款人。地區篩選按付款人居住地選人，因此篩選後仍可能出現其他地區的單元格。沒有任何連線狀態已知的支付時，不產生單元格。',
    population: '試點渠道上連線狀態已知的成功消費',
    denominator: '該場景、該地區連線狀態已知的消費',
    source: '總量之比；95% 信賴區間按人聚類計算（Cochran 1977，§6.4；Kott 與 Carr 1997）。',
    columns: {
      scenario: '消費場景',
      region: '地區',
      offline: '無網絡支付筆數',
      share: '佔比',
      n: '連線狀態已知的筆數',
      persons: '人數',
      lower: '區間下限',
      upper: '區間上限',
    },
    params: {},
    values: {},
  },
}
