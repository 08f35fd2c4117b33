import { daysBetween } from '../../../datasets/calendar.ts'
import type { Facts } from '../../../datasets/facts.ts'
import { incentiveCliff } from '../../../datasets/metrics/incentive-cliff/metric.ts'
import type { Metric, Row } from '../../../datasets/metrics/metric.ts'
import { retentionCurve } from '../../../datasets/metrics/retention-curve/metric.ts'
import { returnInterval } from '../../../datasets/metrics/return-interval/metric.ts'
import { secondOrganic } from '../../../datasets/metrics/second-organic/metric.ts'
import { survival } from '../../../datasets/metrics/survival/metric.ts'
import type { Address } from '../../address/address.ts'

/** A share with its interval and the persons or wallets it rests on. */
export interface Figure {
  value: number
  lower: number | null
  upper: number | null
  n: number
}

/** One way to define the figure: what is asked of which metric, and what of its rows is the figure. */
export interface Variant {
  /** Its words: `strip.value.<key>`. */
  key: string
  values?: Readonly<Record<string, number>>
  metric: Metric
  /** Parameters that differ from the address. */
  params: Readonly<Record<string, unknown>>
  current: boolean
  /** Null where the rows cannot say it yet. */
  read(rows: readonly Row[]): Figure | null
}

export interface Strip {
  /** Its words: `strip.title.<id>`. */
  id: string
  /** Whether some definitions do not apply to it: `strip.note.<id>` says which, and why. */
  noted: boolean
  /** What its title says of the address. */
  values(address: Address): Readonly<Record<string, number>>
  /** Definitions that can be chosen, one group for each thing that can be defined otherwise. */
  groups(address: Address, facts: Facts): { name: string; variants: Variant[] }[]
}

const curve = retentionCurve as unknown as Metric
const churn = survival as unknown as Metric
const cliff = incentiveCliff as unknown as Metric
const second = secondOrganic as unknown as Metric
const interval = returnInterval as unknown as Metric

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)
const horizonOf = ({ params }: Address) => Number(params.horizon ?? 90)
const nthOf = ({ params }: Address) => Number(params.nth ?? 1)
/** Everyone together, whatever the cards are split by. */
const together = { segment: 'none' }

/** Days for which whoever started first among those chosen could be followed. */
const followable = ({ range: { from = '' } }: Address, { firstDay, cutoff }: Facts) =>
  daysBetween(from > firstDay ? from : firstDay, cutoff)

/** How a metric’s rows are read on a day: their column of days, what a row says, and what holds before the first. */
interface Reading {
  time: string
  of(row: Row): Omit<Figure, 'n'> | null
  start: number
}

/** A step curve’s value on a day; null where nobody could be followed so long, or the curve ends before it with persons left. */
function onDay(rows: readonly Row[], day: number, longest: number, { time, of, start }: Reading): Figure | null {
  const last = rows.at(-1)
  if (day > longest || !last || numberOf(last[time]) === null) return null
  const open = Number(last.survival ?? 1) > 0
  if (open && Number(last[time]) < day) return null
  const point = rows.findLast((row) => Number(row[time]) <= day)
  const figure = point ? of(point) : { value: start, lower: start, upper: start }
  return figure && { ...figure, n: Number(last.followed) }
}

const remaining = (row: Row) => {
  const value = numberOf(row.survival)
  return value === null ? null : { value, lower: numberOf(row.lower), upper: numberOf(row.upper) }
}
const returned = (row: Row) => {
  const left = remaining(row)
  if (!left) return null
  return { value: 1 - left.value, lower: left.upper === null ? null : 1 - left.upper, upper: left.lower === null ? null : 1 - left.lower }
}
const paid = (row: Row) => {
  const value = numberOf(row.incidence)
  return value === null ? null : { value, lower: numberOf(row.lower), upper: numberOf(row.upper) }
}

const stillActive: Reading = { time: 'time', of: remaining, start: 1 }
const cameBack: Reading = { time: 'gap_days', of: returned, start: 0 }
const paidAgain: Reading = { time: 'time', of: returned, start: 0 }
const hasPaid: Reading = { time: 'time', of: paid, start: 0 }

/** Values a reader would choose, and the one in force where it is none of them. */
const withCurrent = (usual: readonly number[], current: number) => [...new Set([...usual, current])].sort((a, b) => a - b)

const days = (of: readonly number[], current: number, variant: (day: number) => Omit<Variant, 'key' | 'values' | 'current'>): Variant[] =>
  withCurrent(of, current).map((day) => ({ key: 'days', values: { n: day }, current: day === current, ...variant(day) }))

/** First day of the window that holds day 30, by window length. */
const monthLater: Readonly<Record<string, number>> = { day: 30, week: 4, month: 1 }

export const cohortStrip: Strip = {
  id: 'cohorts',
  noted: true,
  values: () => ({}),
  groups: ({ params }) => {
    const age = monthLater[String(params.grain)] ?? 1
    const mode = params.mode === 'rolling' ? 'rolling' : 'exact'
    const read = (rows: readonly Row[]): Figure | null => {
      const point = rows.find((row) => row.age === age)
      const value = numberOf(point?.rate)
      return point && value !== null
        ? { value, lower: numberOf(point.lower), upper: numberOf(point.upper), n: Number(point.eligible) }
        : null
    }
    const variant = (key: string, current: boolean, own: Record<string, unknown>): Variant => ({
      ...{ key, current, metric: curve, params: { ...together, average: 'pooled', mode, ...own }, read },
    })
    return [
      { name: 'mode', variants: (['exact', 'rolling'] as const).map((value) => variant(value, params.mode === value, { mode: value })) },
      {
        name: 'money',
        variants: (['any', 'own'] as const).map((value) => variant(value, params.funding === value, { funding: value })),
      },
      {
        name: 'start',
        variants: (['first_purchase', 'wallet_opened', 'incentive_used_up'] as const).map((value) =>
          variant(value, params.start === value, { start: value }),
        ),
      },
    ]
  },
}

/** What the curve adds to its cohorts: how they are averaged, how long a window is, on which rails a return counts. */
export const curveStrip: Strip = {
  id: 'curve',
  noted: true,
  values: () => ({}),
  groups: ({ params }) => {
    const mode = params.mode === 'rolling' ? 'rolling' : 'exact'
    const grain = String(params.grain) in monthLater ? String(params.grain) : 'month'
    const average = params.average === 'simple' ? 'simple' : 'pooled'
    const variant = (key: string, current: boolean, own: { grain?: string; average?: string; rail?: string }): Variant => ({
      ...{ key, current, metric: curve, params: { ...together, mode, grain, average, ...own } },
      read: (rows) => {
        const point = rows.find((row) => row.age === monthLater[own.grain ?? grain])
        const value = numberOf(point?.rate)
        return point && value !== null
          ? { value, lower: numberOf(point.lower), upper: numberOf(point.upper), n: Number(point.eligible) }
          : null
      },
    })
    return [
      { name: 'average', variants: ['pooled', 'simple'].map((value) => variant(value, average === value, { average: value })) },
      { name: 'window', variants: ['day', 'week', 'month'].map((value) => variant(`window_${value}`, grain === value, { grain: value })) },
      { name: 'rail', variants: ['focal', 'any'].map((value) => variant(`rail_${value}`, params.rail === value, { rail: value })) },
    ]
  },
}

export const intervalStrip: Strip = {
  id: 'interval',
  noted: true,
  values: (address) => ({ day: horizonOf(address), nth: nthOf(address) }),
  groups: (address, facts) => {
    const { params } = address
    const longest = followable(address, facts)
    const [day, nth] = [horizonOf(address), nthOf(address)]
    const variant = (own: Record<string, unknown>, within = day) => ({
      ...{ metric: interval, params: { ...together, ...own } },
      read: (rows: readonly Row[]) => onDay(rows, within, longest, cameBack),
    })
    return [
      { name: 'horizon', variants: days([7, 30, 90], day, (within) => variant({}, within)) },
      {
        name: 'nth',
        variants: withCurrent([1, 2, 5], nth).map((n) => ({ key: 'nth', values: { n }, current: n === nth, ...variant({ nth: n }) })),
      },
      {
        name: 'money',
        variants: ['any', 'own'].map((value) => ({ key: value, current: params.funding === value, ...variant({ funding: value }) })),
      },
      {
        name: 'rail',
        variants: ['focal', 'any'].map((value) => ({ key: `rail_${value}`, current: params.rail === value, ...variant({ rail: value }) })),
      },
    ]
  },
}

export const churnStrip: Strip = {
  id: 'survival',
  noted: false,
  values: (address) => ({ day: horizonOf(address) }),
  groups: (address, facts) => {
    const { params } = address
    const day = horizonOf(address)
    // Who was still active is known only up to the dormancy before the cutoff.
    const variant = ({ dormancy = Number(params.dormancy), ...own }: Record<string, unknown> & { dormancy?: number }) => ({
      ...{ metric: churn, params: { ...together, dormancy, ...own } },
      read: (rows: readonly Row[]) => onDay(rows, day, followable(address, facts) - dormancy, stillActive),
    })
    return [
      { name: 'dormancy', variants: days([14, 30, 60], Number(params.dormancy), (dormancy) => variant({ dormancy })) },
      {
        name: 'money',
        variants: (['own', 'any'] as const).map((value) => ({ key: value, current: params.money === value, ...variant({ money: value }) })),
      },
      {
        name: 'level',
        variants: (['person', 'wallet'] as const).map((value) => ({
          key: value,
          current: params.level === value,
          ...variant({ level: value }),
        })),
      },
    ]
  },
}

export const cliffStrip: Strip = {
  id: 'cliff',
  noted: true,
  values: () => ({}),
  groups: (address, facts) => {
    const longest = followable(address, facts)
    const variants = days([30, 60, 90, 180], horizonOf(address), (day) => ({
      ...{ metric: cliff, params: together },
      read: (rows) => onDay(rows, day, longest, hasPaid),
    }))
    return [{ name: 'horizon', variants }]
  },
}

export const secondStrip: Strip = {
  id: 'second',
  noted: true,
  values: () => ({}),
  groups: (address, facts) => {
    const day = horizonOf(address)
    const longest = followable(address, facts)
    return [
      {
        name: 'horizon',
        variants: days([14, 30, 60], day, (within) => ({
          metric: second,
          params: together,
          read: (rows) => onDay(rows, within, longest, paidAgain),
        })),
      },
      {
        name: 'money',
        variants: (['own', 'any'] as const).map((funding) => ({
          ...{ key: funding, current: funding === 'own', metric: interval, params: { ...together, nth: 1, funding } },
          read: (rows) => onDay(rows, day, longest, cameBack),
        })),
      },
    ]
  },
}
