import fc from 'fast-check'
import { addDays } from '../datasets/calendar.ts'
import { type FilterKey, filterKeys } from '../datasets/filters.ts'
import type { Metric } from '../datasets/metrics/index.ts'
import { choices } from '../datasets/query.ts'
import type { ContractRow, Tables } from './hand-made.ts'
import { surrounded, surroundings } from './random-campaigns.ts'

/**
 * Most pilots are in Shanghai across a turn of the year; some in New York in the spring of 2024, with 29 February and, on 10 March, a day of 23
 * hours. Days are drawn as in Shanghai and moved.
 */
export const eras = {
  'Asia/Shanghai': { moved: 0, hours: 0 },
  // So many hours from midnight UTC to midnight there, at least.
  'America/New_York': { moved: 1160, hours: 5 },
} as const
type Zone = keyof typeof eras

/** Every date of every row, so many days later. */
const moved = (tables: Tables, days: number): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      rows!.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [
            column,
            typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
              ? `${addDays(value.slice(0, 10), days)}${value.slice(10)}`
              : value,
          ]),
        ),
      ),
    ]),
  )

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const rails = ['alipay', 'card', 'cash', 'e_cny', 'wechat_pay', 'voucher']
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
  refund_after: fc.constantFrom(0, 0, 3, 40),
  scenario: maybe('scenario'),
  acceptance: fc.constantFrom(...values.acceptance),
  connectivity: fc.constantFrom(...values.connectivity),
  merchant_id: fc.constantFrom(null, 'm0', 'm1', 'm2', 'm3'),
  grant: fc.nat(20),
  wallet: fc.nat(20),
  hour: fc.integer({ min: 0, max: 15 }),
  fail_code: fc.constantFrom(null, 'limit', 'timeout'),
  synced_after: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 3 }),
})

function paymentRows(
  drawn: readonly (typeof payment extends fc.Arbitrary<infer T> ? T : never)[],
  wallets: number,
  zone: Zone,
): ContractRow[] {
  return drawn.flatMap(({ gift, refund, refund_after, synced_after, hour, wallet, ...row }, i) => {
    const id = `p${i}`
    const at = (day: string) => `${day}T${String(hour + eras[zone].hours).padStart(2, '0')}:00:00Z`
    const initiated = at(row.local_date)
    const paidFrom = wallet % (wallets + 1)
    const common = {
      ...row,
      payment_id: id,
      wallet_id: paidFrom < wallets ? `w${paidFrom}` : null,
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
        local_date: addDays(row.local_date, refund_after),
        initiated_at: at(addDays(row.local_date, refund_after)),
        synced_at: null,
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
        hour: fc.integer({ min: 0, max: 23 }).map((n) => String(n).padStart(2, '0')),
        tier: maybe('tier'),
        operator_id: maybe('operator'),
        acquisition: maybe('acquisition'),
        campaign_id: maybe('campaign'),
        bank_linked: fc.constantFrom(true, false, null),
      }),
      { minLength: 1, maxLength: 10 },
    ),
    merchants: fc.array(
      fc.record({
        region_id: maybe('region'),
        scenario: fc.constantFrom(...values.scenario),
        enabled: fc.option(day, { freq: 4 }),
        ownership: fc.constantFrom('self_operated', 'third_party', null),
        platform: fc.constantFrom('jd', 'suning', null),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    cutoff: fc.option(fc.integer({ min: 60, max: 130 }), { freq: 3 }),
    lag: fc.constantFrom(0, 0, 5),
    zone: fc.constantFrom<Zone>('Asia/Shanghai', 'Asia/Shanghai', 'America/New_York'),
    around: surroundings,
  })
  .map(({ payments, persons, attributes, wallets, merchants, cutoff, lag, zone, around }) => {
    const pilot = {
      pilot: [
        {
          title: 'Random',
          time_zone: zone,
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
        { rail_id: 'card', kind: 'bank_card', mobile: false, label: 'Bank card', coverage: null },
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
      payments: paymentRows(payments, wallets.length, zone),
    }
    return moved(surrounded(pilot, around), eras[zone].moved)
  })

const filterValue = (key: FilterKey) => fc.constantFrom(...values[key], '')

/** Values for parameters that are not a choice from a list. */
const freeText: Record<string, string[]> = {
  brackets: ['0-2,2-5', '1-3', '0-1,1-2,2-9'],
  start_scenario: ['catering', 'transport,', ','],
  start_acceptance: ['in_store', 'ecommerce,unknown'],
  start_connectivity: ['online', 'payer_offline,dual_offline'],
  dormancy: ['7', '12', '30'],
  horizon: ['5', '30', '90'],
  nth: ['1', '2', '4'],
  window: ['1', '7', '45'],
}

/** An address a user could send to the metric: any parameters, filters and dates, these as many days later as the pilot’s. */
export function randomAddress(metric: Metric, moved = 0): fc.Arbitrary<[string, string][]> {
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
      const [from, to] = days.map((date) => addDays(date, moved)).sort() as [string, string]
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
