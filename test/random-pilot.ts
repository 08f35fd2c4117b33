import fc from 'fast-check'
import { addDays } from '../datasets/calendar.ts'
import { type FilterKey, filterKeys } from '../datasets/filters.ts'
import type { Metric } from '../datasets/metrics/index.ts'
import { choices } from '../datasets/query.ts'
import type { ContractRow, Tables } from './hand-made.ts'
import { surrounded, surroundings } from './random-campaigns.ts'

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const rails = ['alipay', 'cash', 'e_cny', 'wechat_pay', 'voucher']
const values: Record<FilterKey, string[]> = {
  region: ['north', 'south'],
  tier: ['1', '2'],
  operator: ['icbc', 'ccb'],
  acquisition: ['lottery', 'organic'],
  campaign: ['luohu', 'futian'],
  age_band: ['18-24', '25-34'],
  scenario: ['catering', 'transport'],
  acceptance: ['in_store', 'ecommerce', 'unknown'],
  connectivity: ['online', 'payer_offline', 'dual_offline', 'unknown'],
}
const maybe = (key: FilterKey) => fc.option(fc.constantFrom(...values[key]), { freq: 3 })
const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2020-11-20', n))
/** Half of the payments lie so close that days, weeks and months of activity meet. */
const closeDay = fc.integer({ min: 30, max: 55 }).map((n) => addDays('2020-11-20', n))

const payment = fc.record({
  person_id: fc.constantFrom(...people),
  rail_id: fc.constantFrom(...rails, 'e_cny', 'e_cny', 'e_cny'),
  local_date: fc.oneof(day, closeDay),
  kind: fc.constantFrom('purchase', 'purchase', 'purchase', 'purchase', 'load', 'p2p'),
  status: fc.constantFrom('succeeded', 'succeeded', 'succeeded', 'succeeded', 'declined', 'reversed'),
  amount_minor: fc.integer({ min: 1, max: 400 }),
  gift: fc.constantFrom(0, 0, 0.4, 1),
  refund: fc.constantFrom(0, 0, 0, 0, 0.5, 1),
  scenario: maybe('scenario'),
  acceptance: fc.constantFrom(...values.acceptance),
  connectivity: fc.constantFrom(...values.connectivity),
  merchant_id: fc.constantFrom(null, 'm0', 'm1', 'm2', 'm3'),
  grant: fc.nat(20),
  hour: fc.integer({ min: 0, max: 15 }),
  fail_code: fc.constantFrom(null, 'limit', 'timeout'),
  synced_after: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 3 }),
})

function paymentRows(drawn: readonly (typeof payment extends fc.Arbitrary<infer T> ? T : never)[]): ContractRow[] {
  return drawn.flatMap(({ gift, refund, synced_after, hour, ...row }, i) => {
    const id = `p${i}`
    const initiated = `${row.local_date}T${String(hour).padStart(2, '0')}:00:00Z`
    const common = {
      ...row,
      payment_id: id,
      initiated_at: initiated,
      synced_at: synced_after === null ? null : new Date(Date.parse(initiated) + synced_after * 3_600_000).toISOString(),
      fail_code: row.status === 'succeeded' ? null : row.fail_code,
      subsidy_minor: Math.floor(row.amount_minor * gift),
    }
    const back = Math.ceil(row.amount_minor * refund)
    if (!back || row.kind !== 'purchase') return [common]
    return [
      common,
      {
        ...common,
        payment_id: `r${i}`,
        kind: 'refund',
        status: 'succeeded',
        amount_minor: back,
        subsidy_minor: 0,
        original_payment_id: id,
      },
    ]
  })
}

/** A pilot of up to eight persons and some dozens of payments, with every kind of gap: unknown persons, no wallets, refunds, late cutoffs. */
export const randomPilot: fc.Arbitrary<Tables> = fc
  .record({
    payments: fc.array(payment, { minLength: 1, maxLength: 90, size: 'max' }),
    persons: fc.subarray(people, { minLength: 1 }),
    attributes: fc.array(fc.record({ region_id: maybe('region'), age_band: maybe('age_band') }), { minLength: 8, maxLength: 8 }),
    wallets: fc.array(
      fc.record({
        person_id: fc.constantFrom(...people),
        day,
        hour: fc.integer({ min: 10, max: 23 }),
        tier: maybe('tier'),
        operator_id: maybe('operator'),
        acquisition: maybe('acquisition'),
        campaign_id: maybe('campaign'),
      }),
      { minLength: 1, maxLength: 10 },
    ),
    merchants: fc.array(
      fc.record({ region_id: maybe('region'), scenario: fc.constantFrom(...values.scenario), enabled: fc.option(day, { freq: 4 }) }),
      { minLength: 4, maxLength: 4 },
    ),
    cutoff: fc.option(fc.integer({ min: 60, max: 130 }), { freq: 3 }),
    lag: fc.constantFrom(0, 0, 5),
    around: surroundings,
  })
  .map(({ payments, persons, attributes, wallets, merchants, cutoff, lag, around }) => {
    const pilot = {
      pilot: [
        {
          title: 'Random',
          time_zone: 'Asia/Shanghai',
          currency: 'CNY',
          focal_rail: 'e_cny',
          cutoff_at: cutoff === null ? null : `${addDays('2020-11-20', cutoff)}T03:00:00Z`,
          reporting_lag_days: lag,
        },
      ],
      rails: [
        { rail_id: 'e_cny', kind: 'cbdc', mobile: true, label: 'e-CNY', coverage: null },
        { rail_id: 'alipay', kind: 'third_party', mobile: true, label: 'Alipay', coverage: 0.5 },
        { rail_id: 'wechat_pay', kind: 'third_party', mobile: true, label: 'WeChat Pay', coverage: null },
        { rail_id: 'cash', kind: 'cash', mobile: false, label: 'Cash', coverage: null },
        { rail_id: 'voucher', kind: 'other', mobile: true, label: 'Vouchers', coverage: null },
      ],
      merchants: merchants.map(({ enabled, ...merchant }, i) => ({
        ...merchant,
        merchant_id: `m${i}`,
        enabled_at: enabled && `${enabled}T03:00:00Z`,
      })),
      persons: persons.map((person_id, i) => ({ person_id, ...attributes[i] })),
      wallets: wallets.map(({ day, hour, ...wallet }, i) => ({
        ...wallet,
        wallet_id: `w${i}`,
        form: 'app',
        opened_at: `${day}T${hour}:00:00Z`,
      })),
      payments: paymentRows(payments),
    }
    return surrounded(pilot, around)
  })

const filterValue = (key: FilterKey) => fc.constantFrom(...values[key], '')

/** Values for parameters that are not a choice from a list. */
const freeText: Record<string, string[]> = {
  brackets: ['0-2,2-5', '1-3', '0-1,1-2,2-9'],
  dormancy: ['5', '30'],
  window: ['1', '7', '45'],
}

/** An address a user could send to the metric: any parameters, filters and dates. */
export function randomAddress(metric: Metric): fc.Arbitrary<[string, string][]> {
  const parameters = Object.entries(metric.params.shape).map(([key, schema]) => {
    const listed = choices(schema as never)
    const value = fc.constantFrom(...(listed.length ? listed : (freeText[key] ?? [''])))
    return fc.option(value.map((text): [string, string] => [key, text]))
  })
  // At most two keys at a time: under more of them nobody of eight persons would be left.
  const keys = filterKeys.filter((key) => metric.filters.includes(key))
  const filters = fc
    .subarray(keys, { maxLength: Math.min(2, keys.length) })
    .chain((drawn) =>
      fc.tuple(
        ...drawn.map((key) =>
          fc
            .uniqueArray(filterValue(key), { minLength: 1, maxLength: 2, size: 'max' })
            .map((chosen) => chosen.map((value): [string, string] => [key, value])),
        ),
      ),
    )
  const dates = fc.option(
    fc.tuple(day, day).map((days): [string, string][] => {
      const [from, to] = days.sort() as [string, string]
      return [
        ['from', from],
        ['to', to],
      ]
    }),
    { freq: 2 },
  )
  return fc
    .tuple(fc.tuple(...parameters), filters, dates)
    .map(([p, f, d]) => [...p.filter((pair) => pair !== null && pair[1] !== ''), ...f.flat(), ...(d ?? [])] as [string, string][])
}
