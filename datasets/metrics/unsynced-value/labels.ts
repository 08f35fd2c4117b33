import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Value paid without a network and not yet synchronised',
    question: 'How much has been paid without a network and has not reached the ledger?',
    definition:
      'At the end of each local day, from the first payment without a network to the cutoff: number and value, net of refunds, of the purchases on the pilot’s rail that were made without a network up to that day and synchronised later or not yet. The age is the number of days since the earliest of them was paid. Refunds are taken off from the day of the purchase. Payments that the source learns of only when they are synchronised enter with the day they were made, so the latest days may still rise.',
    population: 'successful purchases without a network on the pilot’s rail',
    denominator: 'none: an amount, not a share',
    source: 'Balance of payments made and synchronised, by local date.',
    columns: { day: 'Day', value: 'Value not synchronised', payments: 'Payments not synchronised', oldest_days: 'Age of the oldest, days' },
    params: {},
    values: {},
  },
  'zh-Hans': {
    title: '无网络支付未同步金额',
    question: '有多少无网络支付尚未同步入账？',
    definition:
      '自首笔无网络支付之日起至数据截止日，逐日统计当日终了时：截至当日在试点渠道上以无网络方式完成、当日之后才同步或至今未同步的消费笔数与扣除退款后的金额。账龄为其中最早一笔付款距当日的天数。退款自原消费之日起扣减。数据源若在同步后才获知某笔支付，该笔支付仍计入其付款之日，因此最近几日的数字仍可能上升。',
    population: '试点渠道上无网络完成的成功消费',
    denominator: '无（金额，非占比）',
    source: '按本地日期轧差：已付款减已同步。',
    columns: { day: '日期', value: '未同步金额', payments: '未同步笔数', oldest_days: '最早一笔账龄（天）' },
    params: {},
    values: {},
  },
  'zh-Hant': {
    title: '無網絡支付未同步金額',
    question: '有多少無網絡支付尚未同步入帳？',
    definition:
      '自首筆無網絡支付之日起至資料截止日，逐日統計當日終了時：截至當日在試點渠道上以無網絡方式完成、當日之後才同步或至今未同步的消費筆數與扣除退款後的金額。帳齡為其中最早一筆付款距當日的天數。退款自原消費之日起扣減。資料來源若在同步後才獲知某筆支付，該筆支付仍計入其付款之日，因此最近幾日的數字仍可能上升。',
    population: '試點渠道上無網絡完成的成功消費',
    denominator: '無（金額，非佔比）',
    source: '按本地日期軋差：已付款減已同步。',
    columns: { day: '日期', value: '未同步金額', payments: '未同步筆數', oldest_days: '最早一筆帳齡（天）' },
    params: {},
    values: {},
  },
}
