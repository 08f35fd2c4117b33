import { addDays, type Grain, periodEnd, periodStart } from '../calendar.ts'
import { squareAndAdd } from '../changes/limits.ts'
import type { Row } from '../metrics/metric.ts'
import type { Structure } from '../observations/columns.ts'
import type { Rule } from './rule.ts'

export const reasons = ['no_rows', 'no_value', 'no_period_over', 'one_period_only', 'not_one_row', 'not_applicable'] as const
export type Reason = (typeof reasons)[number]

/** What a rule finds in a release: the value with its interval, and whether that is a case for an alert. */
export interface Verdict {
  state: 'firing' | 'quiet' | 'unknown'
  /** Why nothing can be said; null where something can. */
  reason: Reason | null
  /** First day of the period; null where the value is of the whole range. */
  period: string | null
  value: number | null
  lower: number | null
  upper: number | null
  /** The value of the period before, for changes. */
  before: number | null
}

interface Point {
  period: string | null
  mature: boolean
  value: number | null
  lower: number | null
  upper: number | null
}

const none = { period: null, value: null, lower: null, upper: null, before: null }
const unknown = (reason: Reason, point?: Point): Verdict => ({
  ...none,
  ...(point ? { period: point.period } : {}),
  state: 'unknown',
  reason,
})

export const notApplicable: Verdict = unknown('not_applicable')

const number = (row: Row, name: string | null): number | null => (name !== null && typeof row[name] === 'number' ? row[name] : null)

/** The verdict of a rule on a metric’s rows. Total: whatever the rows are, one of the three states comes back. */
export function verdictOf(rule: Rule, rows: readonly Row[], structure: Structure, grain: Grain | null, cutoff: string): Verdict {
  const measure = structure.measures.find(({ name }) => name === rule.measure)!
  const wanted = Object.entries(rule.where)
  const points = rows
    .filter((row) => wanted.every(([name, value]) => String(row[name] ?? '') === value))
    .map(
      (row): Point => ({
        period: structure.time ? String(row[structure.time.name]) : null,
        mature: row.mature !== false,
        value: number(row, measure.name),
        lower: number(row, measure.lower),
        upper: number(row, measure.upper),
      }),
    )
    .sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1))
  if (new Set(points.map(({ period }) => period)).size < points.length) return unknown('not_one_row')
  if (rule.missing) return missing(points, grain, cutoff)
  if (!points.length) return unknown('no_rows')
  const over = points.filter(({ mature }) => mature)
  const now = over.at(-1)
  if (!now) return unknown('no_period_over')
  if (rule.late) return told(now, now.value !== null && now.value > rule.late.days)
  if (now.value === null) return unknown('no_value', now)
  if (rule.level) return told(now, beyond(rule.level, now))
  return changed(rule.change!, now, over.at(-2))
}

const told = (point: Point, firing: boolean, before: number | null = null): Verdict => ({
  state: firing ? 'firing' : 'quiet',
  reason: null,
  period: point.period,
  value: point.value,
  lower: point.lower,
  upper: point.upper,
  before,
})

const beyond = ({ above, below }: NonNullable<Rule['level']>, { value, lower, upper }: Point): boolean =>
  above !== undefined ? (lower ?? value!) > above : (upper ?? value!) < below!

function changed({ direction, by }: NonNullable<Rule['change']>, now: Point, before: Point | undefined): Verdict {
  if (!before || before.value === null) return unknown('one_period_only', now)
  const difference = now.value! - before.value
  const limits = now.lower !== null && before.lower !== null ? squareAndAdd(now as never, before as never) : null
  const certain = limits ? limits.lower > 0 || limits.upper < 0 : difference !== 0
  const enough = Math.abs(difference) >= by * Math.abs(before.value)
  const wanted = direction === 'any' || (direction === 'up') === difference > 0
  return told(now, certain && enough && wanted && difference !== 0, before.value)
}

function missing(points: readonly Point[], grain: Grain | null, cutoff: string): Verdict {
  if (!grain) {
    const [only] = points
    return only?.value === null || !only ? { ...none, state: 'firing', reason: null } : told(only, false)
  }
  const open = periodStart(grain, cutoff)
  const wanted = periodEnd(grain, open) === cutoff ? open : periodStart(grain, addDays(open, -1))
  const found = points.find(({ period }) => period === wanted)
  return found && found.value !== null ? told(found, false) : { ...none, period: wanted, state: 'firing', reason: null }
}
