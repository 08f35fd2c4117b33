import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Failed attempts by reason',
    question: 'Why do attempts to pay fail, with and without a network?',
    definition:
      'Attempts to purchase on the pilot’s rail that were declined, failed or reversed, by the code the source gives and by connectivity, per 10,000 attempts of the same connectivity, over the whole months chosen. Every attempt counts, also several for one purchase. A code is what the source recorded at the time: a suspicion is not a finding. Codes without a failure in the range have no row.',
    population: 'attempts to purchase on the pilot’s rail',
    denominator: 'attempts of the same connectivity, successful or not',
    source:
      '95% Clopper–Pearson interval, which never covers too little where attempts are independent; repeated attempts of one person are not, so it is then too narrow.',
    columns: {
      code: 'Reason',
      connectivity: 'Connectivity',
      payments: 'Failed attempts',
      attempts: 'All attempts',
      per_10k: 'Per 10,000 attempts',
      lower: 'Lower limit',
      upper: 'Upper limit',
    },
    params: {},
    values: {},
  },
  'zh-Hans': {
    title: '支付失败原因',
    question: '有网络和无网络时，支付为什么会失败？',
    definition:
      '统计所选整月内试点渠道上被拒绝、失败或被冲正的消费尝试，按数据源给出的代码和联网状态分组，以每一万次相同联网状态的尝试计。每次尝试都计数，同一笔消费多次尝试也分别计数。代码是数据源当时的记录：疑似不等于确认。范围内没有失败的代码不产生行。',
    population: '试点渠道上的消费尝试',
    denominator: '相同联网状态的全部尝试，无论成功与否',
    source: '95% 克洛珀–皮尔逊精确区间；各次尝试相互独立时覆盖率不低于 95%，同一人反复尝试时区间偏窄。',
    columns: {
      code: '原因',
      connectivity: '联网状态',
      payments: '失败次数',
      attempts: '全部尝试次数',
      per_10k: '每万次尝试',
      lower: '区间下限',
      upper: '区间上限',
    },
    params: {},
    values: {},
  },
  'zh-Hant': {
    title: '支付失敗原因',
    question: '有網絡和無網絡時，支付為什麼會失敗？',
    definition:
      '統計所選整月內試點渠道上被拒絕、失敗或被沖正的消費嘗試，按資料來源給出的代碼和連線狀態分組，以每一萬次相同連線狀態的嘗試計。每次嘗試都計數，同一筆消費多次嘗試也分別計數。代碼是資料來源當時的記錄：疑似不等於確認。範圍內沒有失敗的代碼不產生列。',
    population: '試點渠道上的消費嘗試',
    denominator: '相同連線狀態的全部嘗試，無論成功與否',
    source: '95% 克洛珀–皮爾遜精確區間；各次嘗試相互獨立時涵蓋率不低於 95%，同一人反覆嘗試時區間偏窄。',
    columns: {
      code: '原因',
      connectivity: '連線狀態',
      payments: '失敗次數',
      attempts: '全部嘗試次數',
      per_10k: '每萬次嘗試',
      lower: '區間下限',
      upper: '區間上限',
    },
    params: {},
    values: {},
  },
}
