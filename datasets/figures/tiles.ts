import { squareAndAdd, turnover } from '../changes/limits.ts'
import type { Row } from '../metrics/metric.ts'
import { newcombe, pairedDifference } from '../statistics/index.ts'

/** A figure of one period. Shares are 0–1, counts whole. */
export interface Point {
  /** First day of the period. */
  period: string
  value: number | null
  mature: boolean
  /** 95 % limits where the metric has them. */
  lower: number | null
  upper: number | null
  /** What a share is a share of, in persons or payments; null for counts. */
  n: number | null
}

export interface Change {
  value: number
  /** In parts of the figure before; null where that is zero or the figure is itself a share or a balance. */
  relative: number | null
  /** 95 % limits; null where the metric has none. */
  lower: number | null
  upper: number | null
  /** A change inside its interval is none. */
  verdict: 'up' | 'down' | 'none'
  before: string
}

export type Why = 'empty' | 'immature' | 'unknown' | 'thirdParty'

export interface Tile {
  /** The last period that is over; null where there is none, and `why` says so. */
  now: Point | null
  /** The period before the one that `now` covers, null where the data begin with it. */
  change: Change | null
  why: Why | null
  /** Every period in order, the ones that are not over included. */
  points: readonly Point[]
}

const verdictOf = (value: number, lower: number | null, upper: number | null): Change['verdict'] =>
  (lower !== null && upper !== null && lower <= 0 && upper >= 0) || value === 0 ? 'none' : value > 0 ? 'up' : 'down'

/** Limits of the difference of two figures from the limits of each. */
export type Limits = (now: Point, before: Point) => { lower: number; upper: number } | null

const none: Limits = () => null

/** Newcombe's interval for shares of persons who are in one of the periods only. */
const ofProportions: Limits = (now, before) => {
  const count = ({ value, n }: Point): [number, number] => [Math.round((value ?? 0) * (n ?? 0)), n ?? 0]
  return now.n && before.n ? newcombe(...count(now), ...count(before)) : null
}

function tile(points: readonly Point[], limits: Limits, relative: boolean): Tile {
  const at = points.findLastIndex(({ mature, value }) => mature && value !== null)
  if (at < 0) {
    const why = !points.length ? 'empty' : points.some(({ mature }) => mature) ? 'unknown' : 'immature'
    return { now: null, change: null, why, points }
  }
  const now = points[at]!
  const before = points[at - 1]
  if (!before || before.value === null) return { now, change: null, why: null, points }
  const value = now.value! - before.value
  const { lower, upper } = limits(now, before) ?? { lower: null, upper: null }
  const change: Change = {
    value,
    relative: relative && before.value > 0 ? value / before.value : null,
    lower,
    upper,
    verdict: verdictOf(value, lower, upper),
    before: before.period,
  }
  return { now, change, why: null, points }
}

const number = (value: unknown): number => Number(value)
const byPeriod = (rows: readonly Row[], key = 'period'): Map<string, Row[]> => {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const period = String(row[key])
    found.set(period, [...(found.get(period) ?? []), row])
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
const bare = { lower: null, upper: null, n: null }

/** Active persons from rows of `active-persons`: a count of all, so without an interval; its change has one, from who came and who left. */
export function activeTile(rows: readonly Row[]): Tile {
  const kept = new Map(rows.map(({ period, retained }) => [String(period), number(retained)]))
  return tile(
    rows.map(({ period, active, mature }) => ({ period: String(period), value: number(active), mature: mature === true, ...bare })),
    (now, before) => turnover(now.value!, kept.get(now.period)!, before.value!),
    true,
  )
}

/** Wallets opened so far from rows of `wallets-opened`: gross, as official figures are. */
export const walletsTile = (rows: readonly Row[]): Tile =>
  tile(
    rows.map(({ period, cumulative_opened, mature }) => ({
      period: String(period),
      value: number(cumulative_opened),
      mature: mature === true,
      ...bare,
    })),
    none,
    true,
  )

/** Retention in one window from rows of `retention-cohorts`: a point a cohort, over once every person's window is. */
export const retentionTile = (rows: readonly Row[], age: number): Tile =>
  tile(
    rows
      .filter((row) => row.age === age)
      .map(({ cohort, rate, lower, upper, eligible, mature }) => ({
        period: String(cohort),
        value: rate === null ? null : number(rate),
        mature: mature === true,
        lower: lower === null ? null : number(lower),
        upper: upper === null ? null : number(upper),
        n: number(eligible),
      }))
      .sort((a, b) => (a.period < b.period ? -1 : 1)),
    ofProportions,
    false,
  )

/** All payments but the online ones from rows of `offline-share`; the limits are those of the online share, turned round. */
export const offlineTile = (rows: readonly Row[]): Tile =>
  tile(
    [...byPeriod(rows)].map(([period, kinds]) => {
      const online = kinds.find(({ connectivity }) => connectivity === 'online')
      const n = number(kinds[0]!.n)
      const offline = n - number(online?.payments ?? 0)
      const limit = (value: unknown) => (typeof value === 'number' ? 1 - value : null)
      return {
        period,
        value: n ? offline / n : null,
        mature: kinds[0]!.mature === true,
        lower: limit(online?.upper),
        upper: limit(online?.lower),
        n,
      }
    }),
    squareAndAdd,
    false,
  )

/** Share of the focal rail by value from rows of `rail-share`: zero where others were paid by and it was not. */
export const shareTile = (rows: readonly Row[], focalRail: string): Tile =>
  tile(
    [...byPeriod(rows)].map(([period, rails]) => ({
      period,
      value: number(rails.find(({ rail }) => rail === focalRail)?.share_value ?? 0),
      mature: rails[0]!.mature === true,
      ...bare,
    })),
    none,
    false,
  )

/** Persons whom the focal rail gained from third-party rails, less those it lost to them, from rows of `net-migration`. */
export function migrationTile(rows: readonly Row[], focalRail: string, thirdParty: ReadonlySet<string>): Tile {
  if (!thirdParty.size) return { now: null, change: null, why: 'thirdParty', points: [] }
  const points = [...byPeriod(rows, 'from_period').values()].map((pairs) => {
    let [gained, lost] = [0, 0]
    for (const { rail_a, rail_b, gross_ab, gross_ba } of pairs) {
      const [a, b] = [String(rail_a), String(rail_b)]
      if (b === focalRail && thirdParty.has(a)) [gained, lost] = [gained + number(gross_ab), lost + number(gross_ba)]
      else if (a === focalRail && thirdParty.has(b)) [gained, lost] = [gained + number(gross_ba), lost + number(gross_ab)]
    }
    const known = number(pairs[0]!.known)
    const period = String(pairs[0]!.to_period)
    return { period, value: gained - lost, mature: pairs[0]!.mature === true, ...pairedDifference(gained, lost, known), n: known }
  })
  return tile(points, squareAndAdd, false)
}
