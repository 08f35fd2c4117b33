import { z } from 'zod'
import { wilson } from '../../datasets/statistics/index.ts'
import { type Check, checksOf, type Family, families, gains, outcomes } from './checks.ts'
import { applicantsOf } from './persons.ts'
import { changes, pilotOf, size } from './pilot.ts'

/** Share of 95 % intervals that may hold what was planted. */
export const bounds = { least: 0.92, most: 0.98 } as const

const item = z.object({
  item: z.string(),
  planted: z.number(),
  /** Mean of the estimates over the pilots. */
  estimated: z.number(),
  intervals: z.int(),
  held: z.int(),
})
const family = z.object({
  family: z.string(),
  intervals: z.int(),
  held: z.int(),
  share: z.number(),
  /** What chance alone leaves open about the share, were all intervals independent. */
  lower: z.number(),
  upper: z.number(),
  within: z.boolean(),
})
export const reportSchema = z.object({
  pilots: z.int(),
  seeds: z.object({ first: z.int(), last: z.int() }),
  payments: z.int(),
  from: z.string(),
  to: z.string(),
  changes: z.array(z.string()),
  level: z.number(),
  bounds: z.object({ least: z.number(), most: z.number() }),
  families: z.array(family),
  /** What each kind of interval is made of. */
  items: z.record(z.string(), z.array(item)),
})
export type Report = z.infer<typeof reportSchema>

const short = (value: number) => Number(value.toPrecision(6))

/** Lives the pilots one after another and counts how many intervals hold what was planted. */
export function plantedTruth(pilots: number, first: number, progress?: (done: number) => void): Report {
  const checks: Check[] = []
  const sums = { winners: 0, claimed: 0, gains: outcomes.map(() => 0) }
  let payments = 0
  for (let seed = first; seed < first + pilots; seed++) {
    const pilot = pilotOf(seed)
    const applicants = applicantsOf(pilot)
    checks.push(...checksOf(applicants))
    const gained = gains(pilot, applicants)
    sums.winners += gained.winners
    sums.claimed += gained.claimed
    gained.gains.forEach((gain, i) => {
      sums.gains[i]! += gain
    })
    payments += pilot.tables.payments.length
    progress?.(seed - first + 1)
  }
  const expected = (check: Check) => {
    if (check.planted !== null) return check.planted
    // The effect of winning on persons like these, from every winner’s twin in all pilots together.
    const gain = sums.gains[outcomes.indexOf(check.item)]!
    return gain / (check.family === 'lottery_late' ? sums.claimed : sums.winners)
  }
  return {
    pilots,
    seeds: { first, last: first + pilots - 1 },
    payments: Math.round(payments / pilots),
    from: size.from,
    to: size.to,
    changes,
    level: 0.95,
    bounds,
    families: families.map((name) => familyOf(name, checks, expected)),
    items: Object.fromEntries(families.map((name) => [name, itemsOf(name, checks, expected)])),
  }
}

const holds = (check: Check, planted: number) => check.lower <= planted && planted <= check.upper

function familyOf(name: Family, checks: readonly Check[], expected: (check: Check) => number) {
  const own = checks.filter(({ family }) => family === name)
  const held = own.filter((check) => holds(check, expected(check))).length
  const share = held / own.length
  const { lower, upper } = wilson(held, own.length)
  return {
    family: name,
    intervals: own.length,
    held,
    ...{ share: short(share), lower: short(lower), upper: short(upper) },
    within: share >= bounds.least && share <= bounds.most,
  }
}

function itemsOf(name: Family, checks: readonly Check[], expected: (check: Check) => number) {
  const own = checks.filter(({ family }) => family === name)
  return [...new Set(own.map(({ item }) => item))].map((item) => {
    const of = own.filter((check) => check.item === item)
    const planted = expected(of[0]!)
    return {
      item,
      planted: short(planted),
      estimated: short(of.reduce((sum, { estimate }) => sum + estimate, 0) / of.length),
      intervals: of.length,
      held: of.filter((check) => holds(check, planted)).length,
    }
  })
}
