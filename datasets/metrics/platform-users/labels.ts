import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Repeat users by platform',
    question: 'On which platforms do people pay with the pilot’s rail again?',
    definition:
      'Persons with at least one successful purchase, not fully refunded, on the pilot’s rail at a merchant that sells through the platform, in the period. Repeat users are those of them who paid there on a later day than their first there; that first day is taken from their whole history on the rail, whatever the filters on payments. A new user who paid twice on one day is not a repeat user.',
    population: 'persons who paid on the platform in the period',
    denominator: 'persons who paid on the platform in the period',
    source: '95% Wilson interval over persons.',
    columns: {
      period: 'Period',
      platform: 'Platform',
      users: 'Users',
      repeat_users: 'Repeat users',
      share: 'Share',
      lower: 'Lower limit',
      upper: 'Upper limit',
      payments: 'Payments',
      value: 'Value',
      mature: 'Period over',
    },
    params: { grain: 'Period' },
    values: grainWords.en,
  },
  'zh-Hans': {
    title: '各平台的回头用户',
    question: '人们在哪些平台上再次使用试点渠道付款？',
    definition:
      '当期在通过该平台销售的商户处，用试点渠道至少有一笔成功且未全额退款的消费的人。回头用户是其中在首次之后的日子又在该平台付款的人；首次日期取自其在该渠道的全部历史，不受支付筛选影响。同一天付款两次的新用户不算回头用户。',
    population: '当期在该平台付款的人',
    denominator: '当期在该平台付款的人',
    source: '按人计算的95%威尔逊区间。',
    columns: {
      period: '时期',
      platform: '平台',
      users: '用户数',
      repeat_users: '回头用户数',
      share: '占比',
      lower: '区间下限',
      upper: '区间上限',
      payments: '笔数',
      value: '金额',
      mature: '时期已结束',
    },
    params: { grain: '时期' },
    values: grainWords['zh-Hans'],
  },
  'zh-Hant': {
    title: '各平台的回頭用戶',
    question: '人們在哪些平台上再次使用試點渠道付款？',
    definition:
      '當期在透過該平台銷售的商戶處，用試點渠道至少有一筆成功且未全額退款的消費的人。回頭用戶是其中在首次之後的日子又在該平台付款的人；首次日期取自其在該渠道的全部歷史，不受支付篩選影響。同一天付款兩次的新用戶不算回頭用戶。',
    population: '當期在該平台付款的人',
    denominator: '當期在該平台付款的人',
    source: '按人計算的95%威爾遜區間。',
    columns: {
      period: '時期',
      platform: '平台',
      users: '用戶數',
      repeat_users: '回頭用戶數',
      share: '佔比',
      lower: '區間下限',
      upper: '區間上限',
      payments: '筆數',
      value: '金額',
      mature: '時期已結束',
    },
    params: { grain: '時期' },
    values: grainWords['zh-Hant'],
  },
}
