import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Merchants: able and active',
    question: 'How many of the merchants that can take the rail do take it?',
    definition:
      'Enabled: merchants that began to take the pilot’s rail on or before the period’s last day. Active: of them, those with at least one successful purchase on the rail, after they were enabled and not refunded in full, in the 30 days that end with that day. In a period that is not over, both are as of the cutoff. Region and scenario are the merchant’s own; acceptance and connectivity narrow the payments.',
    population: 'merchants enabled for the pilot’s rail',
    denominator: 'merchants enabled',
    source: 'Trailing 30 days.',
    columns: {
      period: 'Period',
      enabled: 'Enabled',
      active_30d: 'Active in 30 days',
      gap: 'Enabled, not active',
      mature: 'Period over',
    },
    params: {
      grain: 'Period',
    },
    values: grainWords.en,
  },
  'zh-Hans': {
    title: '商户：已开通与活跃',
    question: '已开通的商户中，有多少真正收到过款？',
    definition:
      '已开通：在期末日或之前开始受理试点渠道的商户。活跃：其中在截至期末日的 30 天内，于开通之后至少收到一笔该渠道成功且未全额退款的消费。尚未结束的时期，两者均截至数据截止日。地区与场景取商户自身属性；受理方式与联网状态用于收窄支付。',
    population: '已开通试点渠道的商户',
    denominator: '已开通商户',
    source: '滚动 30 天。',
    columns: {
      period: '时期',
      enabled: '已开通',
      active_30d: '近30天活跃',
      gap: '已开通未活跃',
      mature: '时期已结束',
    },
    params: {
      grain: '时期',
    },
    values: grainWords['zh-Hans'],
  },
  'zh-Hant': {
    title: '商戶：已開通與活躍',
    question: '已開通的商戶中，有多少真正收到過款？',
    definition:
      '已開通：在期末日或之前開始受理試點渠道的商戶。活躍：其中在截至期末日的 30 天內，於開通之後至少收到一筆該渠道成功且未全額退款的消費。尚未結束的時期，兩者均截至資料截止日。地區與場景取商戶自身屬性；受理方式與連網狀態用於收窄支付。',
    population: '已開通試點渠道的商戶',
    denominator: '已開通商戶',
    source: '滾動 30 天。',
    columns: {
      period: '時期',
      enabled: '已開通',
      active_30d: '近30天活躍',
      gap: '已開通未活躍',
      mature: '時期已結束',
    },
    params: {
      grain: '時期',
    },
    values: grainWords['zh-Hant'],
  },
}
