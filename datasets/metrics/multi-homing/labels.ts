import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Rails per person',
    question: 'Do people keep to one rail or use several?',
    definition:
      'A rail counts as used by a person in a period where it carries at least 5 % of the person’s payments by number. Persons are grouped by how many rails they use in that sense.',
    population: 'persons who paid in the period',
    denominator: 'persons who paid in the period',
    source: 'Multi-homing as in two-sided-market studies; Wilson score interval, 95 %.',
    columns: {
      period: 'Period',
      rails_used: 'Rails used',
      persons: 'Persons',
      active: 'Persons who paid',
      share: 'Share',
      lower: 'Lower bound',
      upper: 'Upper bound',
      mature: 'Period over',
    },
    params: {
      grain: 'Period',
    },
    values: grainWords.en,
  },
  'zh-Hans': {
    title: '人均使用渠道数',
    question: '人们固守一个渠道，还是同时用几个？',
    definition: '某渠道的笔数占某人当期付款笔数 5% 及以上，即视为该人使用该渠道。按此口径统计每人使用的渠道数并分组。',
    population: '当期付过款的用户',
    denominator: '当期付过款的用户',
    source: '双边市场研究中的多归属口径；95% 威尔逊区间。',
    columns: {
      period: '时期',
      rails_used: '使用渠道数',
      persons: '人数',
      active: '付款人数',
      share: '占比',
      lower: '区间下限',
      upper: '区间上限',
      mature: '时期已结束',
    },
    params: {
      grain: '时期',
    },
    values: grainWords['zh-Hans'],
  },
  'zh-Hant': {
    title: '人均使用渠道數',
    question: '人們固守一個渠道，還是同時用幾個？',
    definition: '某渠道的筆數佔某人當期付款筆數 5% 及以上，即視為該人使用該渠道。按此口徑統計每人使用的渠道數並分組。',
    population: '當期付過款的用戶',
    denominator: '當期付過款的用戶',
    source: '雙邊市場研究中的多歸屬口徑；95% 威爾遜區間。',
    columns: {
      period: '時期',
      rails_used: '使用渠道數',
      persons: '人數',
      active: '付款人數',
      share: '佔比',
      lower: '區間下限',
      upper: '區間上限',
      mature: '時期已結束',
    },
    params: {
      grain: '時期',
    },
    values: grainWords['zh-Hant'],
  },
}
