import type { Language } from '../metric.ts'

type Said = readonly [english: string, simplified: string, traditional: string]

/** What was noted beside published figures: quoted words of a source, and ours about it. */
const notes: readonly Said[] = [
  ['"about"', '“约”', '「約」'],
  ['"about"; another report says almost 9,000', '“约”；另有报道称近 9,000', '「約」；另有報導稱近 9,000'],
  ['"approximately"', '“大约”', '「大約」'],
  ['"around"', '“左右”', '「左右」'],
  ['"held"', '“持有”', '「持有」'],
  ['"individual wallets"', '“个人钱包”', '「個人錢包」'],
  ['"nearly"', '“近”', '「近」'],
  ['"unit wallets"', '“单位钱包”', '「單位錢包」'],
  ['0.13 % of M0', '占 M0 的 0.13%', '佔 M0 的 0.13%'],
  ['0.16 % of M0', '占 M0 的 0.16%', '佔 M0 的 0.16%'],
  ['23 regions in 15 provinces', '15 个省级行政区的 23 个地区', '15 個省級行政區的 23 個地區'],
  ['26 localities in 17 provincial regions', '17 个省级行政区的 26 个地区', '17 個省級行政區的 26 個地區'],
  ['as published', '按公布数', '按公布數'],
  ['lower bound', '下限', '下限'],
  ['lower bound: "more than"', '下限：“超过”', '下限：「超過」'],
  ['through the official app', '经官方应用开立', '經官方應用程式開立'],
]

/** What is said of a source beside its name, and sums made of its figures; names alone stay as they are. */
const sources: readonly Said[] = [
  ['1.8 tn / 950 m', '1.8 万亿 ÷ 9.5 亿', '1.8 萬億 ÷ 9.5 億'],
  ['14.2 tn / 3.32 bn', '14.2 万亿 ÷ 33.2 亿', '14.2 萬億 ÷ 33.2 億'],
  ['16.7 tn / 3.48 bn', '16.7 万亿 ÷ 34.8 亿', '16.7 萬億 ÷ 34.8 億'],
  ['34.5 bn / 70.75 m', '345 亿 ÷ 7,075 万', '345 億 ÷ 7,075 萬'],
  ['62 bn / 150 m', '620 亿 ÷ 1.5 亿', '620 億 ÷ 1.5 億'],
  ['Bloomberg, copy', 'Bloomberg（转载）', 'Bloomberg（轉載）'],
  ['Bloomberg, copy: no cap', 'Bloomberg（转载）：无上限', 'Bloomberg（轉載）：無上限'],
  ['CCB app, reported', '建设银行应用（据报道）', '建設銀行應用程式（據報導）'],
  ['CCTV, copy', 'CCTV（转载）', 'CCTV（轉載）'],
  ['China Securities Journal, copy', 'China Securities Journal（转载）', 'China Securities Journal（轉載）'],
  ['Forkast; the page does not name it II', 'Forkast（网页未称其为二类）', 'Forkast（網頁未稱其為二類）'],
  ['Ledger Insights, copy', 'Ledger Insights（转载）', 'Ledger Insights（轉載）'],
  ['Reportify, quoting the deputy governor', 'Reportify（引述副行长）', 'Reportify（引述副行長）'],
  ['Reuters, copy', 'Reuters（转载）', 'Reuters（轉載）'],
  ['Secondary report', '二手报道', '二手報導'],
  ['Shanghai Daily; annual: Bloomberg, copy', 'Shanghai Daily；年累计：Bloomberg（转载）', 'Shanghai Daily；年累計：Bloomberg（轉載）'],
  ['Shenzhen government; China Banking News', '深圳市政府；China Banking News', '深圳市政府；China Banking News'],
  ['Speech, reported', '讲话（据报道）', '講話（據報導）'],
  ['The Block, copy', 'The Block（转载）', 'The Block（轉載）'],
  ['Xinhua, copy', 'Xinhua（转载）', 'Xinhua（轉載）'],
]

const series: readonly Said[] = [
  ['all_wallets', '全部钱包', '全部錢包'],
  ['app_wallets', '官方应用开立的钱包', '官方應用程式開立的錢包'],
  ['average', '公布的笔均金额', '公布的筆均金額'],
  ['average_derived', '推算的笔均金额', '推算的筆均金額'],
  ['circulation', '流通余额', '流通餘額'],
  ['cumulative', '累计', '累計'],
  ['cumulative_2022', '累计（2022 年口径）', '累計（2022 年口徑）'],
  ['cumulative_2023', '累计（2023 年口径）', '累計（2023 年口徑）'],
  ['merchant_outlets', '商户门店', '商戶門市'],
  ['merchants', '商户', '商戶'],
  ['regions', '试点地区', '試點地區'],
  ['scenarios', '试点场景', '試點場景'],
  ['unit_wallets', '单位钱包', '單位錢包'],
]

const units: readonly Said[] = [
  ['count', '个', '個'],
  ['yuan', '元', '元'],
]

const column = { 'zh-Hans': 1, 'zh-Hant': 2 } as const

/** Values of a metric’s words for texts that come with published figures: `note.lower bound`. English has them as they are. */
export const sourceValues = (language: Exclude<Language, 'en'>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ note: notes, source: sources, series, unit: units }).flatMap(([key, all]) =>
      all.map((said) => [`${key}.${said[0]}`, said[column[language]]]),
    ),
  )
