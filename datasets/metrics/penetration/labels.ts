import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Penetration by region',
    question: 'What share of the people who could take part ever paid?',
    definition:
      'Persons with at least one purchase up to the end of the dates chosen (at the latest the cutoff), by their region, over the region’s eligible population. The start of the dates does not matter: once counted, a person stays. Persons whose region is not known have a row of their own and no denominator; filtered by age there is none either, since populations by age are not known. A share is not given where more persons are counted than are eligible. Wallets opened by then stand beside it, never instead.',
    population: 'persons who ever paid',
    denominator: 'eligible population of the region',
    source: 'Wilson score interval, 95 %.',
    columns: {
      region: 'Region',
      label: 'Name',
      persons: 'Persons',
      eligible: 'Eligible population',
      share: 'Penetration',
      lower: 'Lower bound',
      upper: 'Upper bound',
      wallets: 'Wallets opened',
      as_of: 'Up to',
      mature: 'Complete',
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
    title: '各地区渗透率',
    question: '有资格参与的人里，有多少付过款？',
    definition:
      '截至所选日期末（最晚为数据截止日）至少有一笔消费的人数，按其所在地区统计，除以该地区符合条件的人口。起始日期不影响结果：一经计入即持续计入。地区不明者单列一行，没有分母；按年龄筛选时因缺少分年龄人口，也没有分母。计入人数多于符合条件人口时不给出比率。同期累计开立的钱包数列于一旁，不作替代。',
    population: '付过款的人',
    denominator: '该地区符合条件的人口',
    source: '95% 威尔逊区间。',
    columns: {
      region: '地区',
      label: '名称',
      persons: '人数',
      eligible: '符合条件的人口',
      share: '渗透率',
      lower: '区间下限',
      upper: '区间上限',
      wallets: '累计开立钱包',
      as_of: '截至',
      mature: '数据完整',
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
    title: '各地區滲透率',
    question: '有資格參與的人裡，有多少付過款？',
    definition:
      '截至所選日期末（最晚為資料截止日）至少有一筆消費的人數，按其所在地區統計，除以該地區符合條件的人口。起始日期不影響結果：一經計入即持續計入。地區不明者單列一行，沒有分母；按年齡篩選時因缺少分年齡人口，也沒有分母。計入人數多於符合條件人口時不給出比率。同期累計開立的錢包數列於一旁，不作替代。',
    population: '付過款的人',
    denominator: '該地區符合條件的人口',
    source: '95% 威爾遜區間。',
    columns: {
      region: '地區',
      label: '名稱',
      persons: '人數',
      eligible: '符合條件的人口',
      share: '滲透率',
      lower: '區間下限',
      upper: '區間上限',
      wallets: '累計開立錢包',
      as_of: '截至',
      mature: '資料完整',
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
