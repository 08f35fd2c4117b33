import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Persons who paid without a network',
    question: 'How many people have paid without a network at least once?',
    definition:
      'Of the persons active on the pilot’s rail in the period, those with at least one successful purchase, not fully refunded, made while the payer, the payee or both had no network. Persons all of whose payments are of unknown connectivity count as active, so the share is a lower bound where connectivity is often unknown; a period in which that of no payment is known has no share. Where a campaign selected people for paying without a network, the persons selected are another denominator: choose the campaign as a filter.',
    population: 'persons active on the pilot’s rail in the period',
    denominator: 'persons active on the pilot’s rail in the period',
    source: '95% Wilson interval over persons.',
    columns: {
      period: 'Period',
      active: 'Active persons',
      offline_active: 'Paid without a network',
      share: 'Share',
      lower: 'Lower limit',
      upper: 'Upper limit',
      mature: 'Period over',
    },
    params: { grain: 'Period' },
    values: grainWords.en,
  },
  'zh-Hans': {
    title: '用过无网络支付的人',
    question: '有多少人至少用过一次无网络支付？',
    definition:
      '在当期活跃于试点渠道的人中，至少有一笔成功且未全额退款的消费是在付款方、收款方或双方没有网络时完成的。全部支付的联网状态均未知的人仍计为活跃，因此联网状态大量未知时，该比例是下限；一期内没有任何支付的联网状态已知时，不给出比例。若某项活动专门选定了一批人体验无网络支付，被选定者是另一个分母，可用活动筛选查看。',
    population: '当期活跃于试点渠道的人',
    denominator: '当期活跃于试点渠道的人',
    source: '按人计算的 95% 威尔逊区间。',
    columns: {
      period: '时期',
      active: '活跃人数',
      offline_active: '用过无网络支付的人数',
      share: '占比',
      lower: '区间下限',
      upper: '区间上限',
      mature: '时期已结束',
    },
    params: { grain: '时期' },
    values: grainWords['zh-Hans'],
  },
  'zh-Hant': {
    title: '用過無網絡支付的人',
    question: '有多少人至少用過一次無網絡支付？',
    definition:
      '在當期活躍於試點渠道的人中，至少有一筆成功且未全額退款的消費是在付款方、收款方或雙方沒有網絡時完成的。全部支付的連線狀態均未知的人仍計為活躍，因此連線狀態大量未知時，該比例是下限；一期內沒有任何支付的連線狀態已知時，不給出比例。若某項活動專門選定了一批人體驗無網絡支付，被選定者是另一個分母，可用活動篩選查看。',
    population: '當期活躍於試點渠道的人',
    denominator: '當期活躍於試點渠道的人',
    source: '按人計算的 95% 威爾遜區間。',
    columns: {
      period: '時期',
      active: '活躍人數',
      offline_active: '用過無網絡支付的人數',
      share: '佔比',
      lower: '區間下限',
      upper: '區間上限',
      mature: '時期已結束',
    },
    params: { grain: '時期' },
    values: grainWords['zh-Hant'],
  },
}
