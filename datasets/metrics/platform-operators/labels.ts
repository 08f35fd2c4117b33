import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Operators by platform',
    question: 'Which platform was first paid on from the wallets of six operators?',
    definition:
      'For each platform and each operator, the local date of the first successful purchase, not fully refunded, on the pilot’s rail from a wallet of that operator at a merchant that sells through the platform. Operators of a platform are numbered by that date, those of one date by name; the sixth is the date with six operators. It is the first payment that the data hold, which may be later than the day on which a platform announced the operator. Payments whose wallet or operator is not known count for none. The numbering is of the whole history; dates only choose which rows are shown.',
    population: 'pairs of platform and operator with a purchase on the pilot’s rail',
    denominator: 'none: dates',
    source: 'First local dates in the payments, without an interval.',
    columns: {
      platform: 'Platform',
      nth: 'Operators so far',
      operator: 'Operator',
      day: 'First purchase',
    },
    params: {},
    values: {},
  },
  'zh-Hans': {
    title: '各平台接入的运营机构',
    question: '哪个平台最先有六家运营机构的钱包付款？',
    definition:
      '对每个平台和每家运营机构，取该机构的钱包在通过该平台销售的商户处、用试点渠道完成首笔成功且未全额退款消费的当地日期。同一平台的运营机构按该日期编号，日期相同的按名称；第六家的日期即集齐六家的日期。这是数据中的首笔支付，可能晚于平台公布接入的日期。钱包或运营机构未知的支付不计入。编号依据全部历史，日期筛选只决定显示哪些行。',
    population: '在试点渠道有消费的平台与运营机构组合',
    denominator: '无分母：日期',
    source: '支付中的首个当地日期，无区间。',
    columns: {
      platform: '平台',
      nth: '累计运营机构数',
      operator: '运营机构',
      day: '首笔消费',
    },
    params: {},
    values: {},
  },
  'zh-Hant': {
    title: '各平台接入的營運機構',
    question: '哪個平台最先有六家營運機構的錢包付款？',
    definition:
      '對每個平台和每家營運機構，取該機構的錢包在透過該平台銷售的商戶處、用試點渠道完成首筆成功且未全額退款消費的當地日期。同一平台的營運機構依該日期編號，日期相同者依名稱；第六家的日期即集齊六家的日期。這是資料中的首筆支付，可能晚於平台公布接入的日期。錢包或營運機構未知的支付不計入。編號依據全部歷史，日期篩選只決定顯示哪些列。',
    population: '在試點渠道有消費的平台與營運機構組合',
    denominator: '無分母：日期',
    source: '支付中的首個當地日期，無區間。',
    columns: {
      platform: '平台',
      nth: '累計營運機構數',
      operator: '營運機構',
      day: '首筆消費',
    },
    params: {},
    values: {},
  },
}
