import { z } from 'zod'
import { csvRecords } from './csv.ts'

/** V: the figure stands in a source that was read. D: arithmetic from such figures. What is neither is not shipped. */
const status = z.enum(['V', 'D'])
const url = z.url({ protocol: /^https?$/ })
const number = z.coerce.number()
const positive = number.positive()
const share = number.min(0).max(1)
const count = z.coerce.number().int().positive()
const optional = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema])
const day = z.iso.date()
/** A year, a quarter, a month or a day, as precisely as the source says. */
const period = z.string().regex(/^\d{4}(Q[1-4]|-\d\d(-\d\d)?)?$/)
const note = z.string()

/** Rows of each file of this folder. Money in yuan unless the unit says otherwise; shares from 0 to 1; an empty cell is null: not published. */
export const publishedSchemas = {
  /** National totals. A series never runs across a break; `cumulative…` counts since the pilot began. */
  national: z.strictObject({
    as_of: day,
    measure: z.enum([
      'transactions',
      'value',
      'personal_wallets',
      'corporate_wallets',
      'scenarios',
      'merchants',
      'merchant_outlets',
      'average_value',
      'in_circulation',
      'regions',
    ]),
    value: positive,
    unit: z.enum(['count', 'yuan']),
    series: z.string().min(1),
    source: z.string().min(1),
    url,
    status,
    note,
  }),
  /** Where the series of a measure breaks: the last date before, the first after, and why the two cannot be joined. */
  breaks: z.strictObject({
    measure: z.string().min(1),
    before_series: z.string().min(1),
    before_as_of: day,
    after_series: z.string().min(1),
    after_as_of: day,
    reason: z.string().min(1),
  }),
  /** Red-packet rounds. `campaign_id` is that of the simulated pilot, where it has the round. */
  rounds: z.strictObject({
    round: z.string().min(1),
    region_id: z.string().min(1),
    campaign_id: optional(z.string()),
    draws_on: optional(day),
    starts_on: optional(day),
    ends_on: optional(day),
    packets: optional(count),
    face_yuan: optional(positive),
    total_yuan: positive,
    entrants: optional(count),
    claimed: optional(count),
    payments: optional(count),
    spent_yuan: optional(positive),
    spent_share: optional(share),
    merchants: optional(count),
    top_up_yuan: optional(positive),
    ecommerce_share: optional(share),
    dual_offline_users: optional(count),
    source: z.string().min(1),
    url,
    status,
    note,
  }),
  /** Limits of wallet tiers in yuan, as published on a date; null where none is published. */
  'wallet-tiers': z.strictObject({
    tier: z.enum(['I', 'II', 'III', 'IV']),
    as_of: day,
    balance_yuan: optional(positive),
    single_yuan: optional(positive),
    daily_yuan: optional(positive),
    annual_yuan: optional(positive),
    source: z.string().min(1),
    url,
    status,
  }),
  regions: z.strictObject({
    region_id: z.string().min(1),
    label: z.string().min(1),
    batch: z.coerce.number().int().min(1).max(3),
    since: period,
    since_words: z.string().min(1),
    url,
    status,
  }),
  /** Shares of third-party mobile payment by value, in percent. */
  'market-shares': z.strictObject({
    period,
    alipay_percent: optional(positive),
    tenpay_percent: optional(positive),
    provider: z.string().min(1),
    market_trillion_yuan: optional(positive),
    url,
    status,
  }),
  /** The central bank's totals of payments by banks (`mobile`, `online`, `electronic`, `non_cash`) and by non-banks over networks. */
  'payment-totals': z.strictObject({
    period,
    measure: z.enum(['mobile', 'online', 'electronic', 'non_cash', 'non_bank']),
    value: positive,
    unit: z.enum(['trillion_yuan', 'billion_payments']),
    growth_percent: optional(number),
    url,
    status,
  }),
} as const

export type PublishedFile = keyof typeof publishedSchemas
export type Published<F extends PublishedFile> = z.infer<(typeof publishedSchemas)[F]>

/** Files of this folder, each `<name>.csv`. */
export const publishedFiles = Object.keys(publishedSchemas) as PublishedFile[]

/** Reads the text of `<file>.csv`. Throws an error that names file, line and column where a cell is not what its column says. */
export function parsePublished<F extends PublishedFile>(file: F, text: string): Published<F>[] {
  const [header = [], ...records] = csvRecords(text)
  return records.map((cells, i) => {
    const parsed = publishedSchemas[file].safeParse(Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])))
    if (cells.length !== header.length)
      throw new Error(`${file}.csv, line ${i + 2}: ${cells.length} cells, the header has ${header.length}`)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new Error(`${file}.csv, line ${i + 2}, column ${issue?.path.join('.')}: ${issue?.message}`)
    }
    return parsed.data as Published<F>
  })
}
