import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Net migration between rails',
    question: 'Which rail gains from which?',
    definition:
      'For each pair of rails and each pair of consecutive periods: persons whose main rail changed from the first to the second, the other way round, and the difference. Persons who began or stopped paying altogether are not migrants and are left out.',
    population: 'persons whose main rail changed from one rail to another',
    denominator: 'everyone known to the pilot',
    source: 'Difference of paired counts with its covariance, 95 % adjusted Wald interval of Bonett and Price.',
    columns: {
      from_period: 'From period',
      to_period: 'To period',
      rail_a: 'Rail A',
      rail_b: 'Rail B',
      gross_ab: 'A to B',
      gross_ba: 'B to A',
      net: 'Net, A to B',
      lower: 'Lower bound',
      upper: 'Upper bound',
      known: 'Persons known',
      mature: 'Both periods over',
    },
    params: {
      grain: 'Period',
    },
    values: grainWords.en,
  },
  'zh-Hans': {
    title: '渠道间净迁移',
    question: '哪个渠道从哪个渠道获得用户？',
    definition:
      '对每一对渠道、每一对相邻时期：主用渠道由前者转为后者的人数、由后者转为前者的人数，以及两者之差。开始付款或完全停止付款的人不算迁移，不计入。',
    population: '主用渠道在渠道之间发生变化的用户',
    denominator: '试点已知的全部用户',
    source: '配对频数之差（计入协方差），95% Bonett–Price 调整沃尔德区间。',
    columns: {
      from_period: '前一期',
      to_period: '后一期',
      rail_a: '渠道甲',
      rail_b: '渠道乙',
      gross_ab: '甲转乙',
      gross_ba: '乙转甲',
      net: '净额（甲至乙）',
      lower: '区间下限',
      upper: '区间上限',
      known: '已知人数',
      mature: '两期均已结束',
    },
    params: {
      grain: '时期',
    },
    values: grainWords['zh-Hans'],
  },
  'zh-Hant': {
    title: '渠道間淨遷移',
    question: '哪個渠道從哪個渠道獲得用戶？',
    definition:
      '對每一對渠道、每一對相鄰時期：主用渠道由前者轉為後者的人數、由後者轉為前者的人數，以及兩者之差。開始付款或完全停止付款的人不算遷移，不計入。',
    population: '主用渠道在渠道之間發生變化的用戶',
    denominator: '試點已知的全部用戶',
    source: '配對頻數之差（計入共變異數），95% Bonett–Price 調整華德區間。',
    columns: {
      from_period: '前一期',
      to_period: '後一期',
      rail_a: '渠道甲',
      rail_b: '渠道乙',
      gross_ab: '甲轉乙',
      gross_ba: '乙轉甲',
      net: '淨額（甲至乙）',
      lower: '區間下限',
      upper: '區間上限',
      known: '已知人數',
      mature: '兩期均已結束',
    },
    params: {
      grain: '時期',
    },
    values: grainWords['zh-Hant'],
  },
}
