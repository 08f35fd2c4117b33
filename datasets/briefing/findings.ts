import type { Found } from '../changes/find-changes.ts'
import type { Row } from '../metrics/metric.ts'
import { type Interval, pairedDifference, wilson } from '../statistics/index.ts'

/** What a rule found in the figures. `interval` is of what it claims to differ from nothing, and never holds zero. */
export type Finding = { interval: Interval; weight: number } & (
  | { kind: 'change'; found: Found }
  | { kind: 'funnel'; step: string; lost: number; n: number; share: number }
  | { kind: 'cliff'; day: number; paid: Bounded; left: Bounded; n: number }
  | { kind: 'rails'; from: string; to: string; gainer: Balance | null; loser: Balance | null; known: number }
  | { kind: 'plan'; share: Bounded; n: number; target: number; period: string; met: boolean }
)

export interface Bounded extends Interval {
  value: number
}

/** Persons whom a rail gained from all others, less those it lost to them. */
export interface Balance extends Bounded {
  rail: string
}

const number = (value: unknown): number => Number(value ?? 0)

/** Whether the interval says that there is something at all. */
export const beyondZero = ({ lower, upper }: Interval): boolean => lower > 0 || upper < 0

/** A change of a figure from one month to the next; its weight is its size in parts of the figure before, at most 1. */
export const changeFinding = (found: Found): Finding | null => {
  const { lower, upper, size } = found.change
  return beyondZero({ lower, upper }) ? { kind: 'change', interval: { lower, upper }, weight: Math.min(1, size), found } : null
}

/** The step before which most are lost, in parts of those who reached the one before it, from rows of `activation-funnel`. */
export function funnelFinding(rows: readonly Row[]): Finding | null {
  let worst: Finding | null = null
  for (const [i, row] of rows.entries()) {
    const n = i ? number(rows[i - 1]!.persons) : 0
    if (!n) continue
    const lost = n - number(row.persons)
    const interval = wilson(lost, n)
    if (lost > 0 && beyondZero(interval) && (!worst || lost / n > (worst as Extract<Finding, { kind: 'funnel' }>).share))
      worst = { kind: 'funnel', interval, weight: 0.6 * (lost / n), step: String(row.step), lost, n, share: lost / n }
  }
  return worst
}

/** Day after the incentive was used up on which paying and leaving are compared. */
export const CLIFF_DAY = 30

/**
 * Whether more paid with their own money or left within 30 days after their incentive, from rows of `incentive-cliff` for everyone together.
 * The two shares are of the same persons, so their difference has at worst the sum of both margins: only intervals that lie apart are told.
 */
export function cliffFinding(rows: readonly Row[]): Finding | null {
  const row = rows.filter(({ time, mature }) => mature === true && number(time) <= CLIFF_DAY).at(-1)
  const last = rows.filter(({ mature }) => mature === true).at(-1)
  // Before day 30 is reached by a tenth of them, their share by day 30 is not known.
  if (!row || !last || number(last.time) < CLIFF_DAY) return null
  const paid = { value: number(row.incidence), lower: number(row.lower), upper: number(row.upper) }
  const left = { value: number(row.incidence_left), lower: number(row.left_lower), upper: number(row.left_upper) }
  const interval = { lower: paid.lower - left.upper, upper: paid.upper - left.lower }
  if (!beyondZero(interval)) return null
  return { kind: 'cliff', interval, weight: 0.6 * Math.abs(paid.value - left.value), day: CLIFF_DAY, paid, left, n: number(row.followed) }
}

/** The rails that gained and lost most persons in the last two months that are over, from rows of `net-migration`; ties by rail. */
export function railsFinding(rows: readonly Row[], earliest: string): Finding | null {
  const last = rows
    .filter(({ mature, to_period }) => mature === true && String(to_period) >= earliest)
    .map(({ to_period }) => String(to_period))
    .sort()
    .at(-1)
  const pairs = rows.filter(({ to_period }) => String(to_period) === last)
  if (!pairs.length) return null
  const known = number(pairs[0]!.known)
  const flows = new Map<string, [gained: number, lost: number]>()
  const add = (rail: string, gained: number, lost: number) => {
    const [g, l] = flows.get(rail) ?? [0, 0]
    flows.set(rail, [g + gained, l + lost])
  }
  for (const { rail_a, rail_b, gross_ab, gross_ba } of pairs) {
    add(String(rail_b), number(gross_ab), number(gross_ba))
    add(String(rail_a), number(gross_ba), number(gross_ab))
  }
  const balances = [...flows]
    .map(([rail, [gained, lost]]): Balance & { turnover: number } => ({
      ...{ rail, value: gained - lost, turnover: gained + lost },
      ...pairedDifference(gained, lost, known),
    }))
    .filter(beyondZero)
    .sort((a, b) => b.value - a.value || (a.rail < b.rail ? -1 : 1))
  const gainer = balances[0] && balances[0].value > 0 ? balances[0] : null
  const loser = balances.at(-1) && balances.at(-1)!.value < 0 ? balances.at(-1)! : null
  const told = gainer ?? loser
  if (!told) return null
  const weight = Math.max(...[gainer, loser].map((one) => (one ? 0.8 * (Math.abs(one.value) / one.turnover) : 0)))
  return {
    ...{ kind: 'rails', interval: { lower: told.lower, upper: told.upper }, weight, known, gainer, loser },
    ...{ from: String(pairs[0]!.from_period), to: String(pairs[0]!.to_period) },
  }
}

/** The share of payments without a network against its plan; a plan inside the interval is neither met nor missed. */
export function planFinding(share: Bounded & { n: number | null; period: string }, target: number | null): Finding | null {
  if (target === null) return null
  const interval = { lower: share.lower - target, upper: share.upper - target }
  if (!beyondZero(interval)) return null
  const met = interval.lower > 0
  return { kind: 'plan', interval, weight: met ? 0.3 : 1, share, n: share.n ?? 0, target, period: share.period, met }
}

/** How many changes may stand among the takeaways, so that they do not all say the same kind of thing. */
export const MOST_CHANGES = 2

/** The findings that weigh most, no more than asked. */
export function ranked(findings: readonly (Finding | null)[], most: number): Finding[] {
  const order = findings.filter((finding) => finding !== null).sort((a, b) => b.weight - a.weight)
  let changes = 0
  return order.filter(({ kind }) => kind !== 'change' || ++changes <= MOST_CHANGES).slice(0, most)
}
