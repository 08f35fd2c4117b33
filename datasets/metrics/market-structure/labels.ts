import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Concentration of the market',
    question: 'How concentrated are payments?',
    definition:
      'Shares of the rails in the chosen market: third-party rails alone, all mobile rails, or all rails in the data. CR2 is the share of the two largest; HHI is 10,000 times the sum of squared shares; entropy is −Σ s ln s. A rail whose coverage is known is made whole first. Rails of the kind “other” are a remainder of unknown owners: the bounds of the HHI spread it over countless ones, or give it to a single one.',
    population: 'purchases on the rails of the chosen market',
    denominator: 'the chosen market',
    source: 'CR2, Herfindahl–Hirschman index (60, 30 and 10 % give 4,600), Shannon entropy in nats.',
    columns: {
      period: 'Period',
      cr2: 'Share of the two largest',
      hhi: 'HHI',
      entropy: 'Entropy',
      unknown_share: 'Share of unknown owners',
      hhi_lower: 'HHI, lower bound',
      hhi_upper: 'HHI, upper bound',
      mature: 'Period over',
    },
    params: {
      grain: 'Period',
      market: 'Market',
      measure: 'Shares by',
    },
    values: {
      ...grainWords.en,
      'market.third_party': 'third-party rails',
      'market.mobile': 'mobile rails',
      'market.all': 'all rails',
      'measure.value': 'value',
      'measure.payments': 'number',
    },
  },
  'zh-Hans': {
    title: '市场集中度',
    question: '支付有多集中？',
    definition:
      '在所选市场（第三方支付渠道、全部移动支付渠道，或数据所含全部渠道）内计算各渠道份额。CR2 为最大两家份额之和；HHI 为份额平方和乘以 10000；熵为 −Σ s ln s。覆盖率已知的渠道先还原为全量。类型为“其他”的渠道归属不明：HHI 的下限假定其分散于无数主体，上限假定其属于单一主体。',
    population: '所选市场各渠道的消费',
    denominator: '所选市场',
    source: 'CR2、赫芬达尔–赫希曼指数（60%、30%、10% 时为 4600）、香农熵（奈特）。',
    columns: {
      period: '时期',
      cr2: '最大两家份额',
      hhi: 'HHI',
      entropy: '熵',
      unknown_share: '归属不明份额',
      hhi_lower: 'HHI 下限',
      hhi_upper: 'HHI 上限',
      mature: '时期已结束',
    },
    params: {
      grain: '时期',
      market: '市场范围',
      measure: '份额口径',
    },
    values: {
      ...grainWords['zh-Hans'],
      'market.third_party': '第三方支付渠道',
      'market.mobile': '移动支付渠道',
      'market.all': '全部渠道',
      'measure.value': '金额',
      'measure.payments': '笔数',
    },
  },
  'zh-Hant': {
    title: '市場集中度',
    question: '支付有多集中？',
    definition:
      '在所選市場（第三方支付渠道、全部行動支付渠道，或資料所含全部渠道）內計算各渠道份額。CR2 為最大兩家份額之和；HHI 為份額平方和乘以 10000；熵為 −Σ s ln s。覆蓋率已知的渠道先還原為全量。類型為「其他」的渠道歸屬不明：HHI 的下限假定其分散於無數主體，上限假定其屬於單一主體。',
    population: '所選市場各渠道的消費',
    denominator: '所選市場',
    source: 'CR2、赫芬達爾–赫希曼指數（60%、30%、10% 時為 4600）、夏農熵（奈特）。',
    columns: {
      period: '時期',
      cr2: '最大兩家份額',
      hhi: 'HHI',
      entropy: '熵',
      unknown_share: '歸屬不明份額',
      hhi_lower: 'HHI 下限',
      hhi_upper: 'HHI 上限',
      mature: '時期已結束',
    },
    params: {
      grain: '時期',
      market: '市場範圍',
      measure: '份額口徑',
    },
    values: {
      ...grainWords['zh-Hant'],
      'market.third_party': '第三方支付渠道',
      'market.mobile': '行動支付渠道',
      'market.all': '全部渠道',
      'measure.value': '金額',
      'measure.payments': '筆數',
    },
  },
}
