import { daysBetween, periodEnd } from '../calendar.ts'
import type { FilterKey } from '../filters.ts'
import { acceptanceMix } from '../metrics/acceptance-mix/metric.ts'
import { activePersons } from '../metrics/active-persons/metric.ts'
import type { Metric, Row } from '../metrics/metric.ts'
import { netMigration } from '../metrics/net-migration/metric.ts'
import { offlineAdopters } from '../metrics/offline-adopters/metric.ts'
import { offlineShare } from '../metrics/offline-share/metric.ts'
import { retentionCohorts } from '../metrics/retention-cohorts/metric.ts'
import { walletsOpened } from '../metrics/wallets-opened/metric.ts'
import { type Interval, pairedDifference } from '../statistics/index.ts'
import type { Part } from './decomposition.ts'
import { eventDifference, shareDifference, squareAndAdd, turnover } from './limits.ts'

/** A figure of one month. */
export interface Reading extends Part {
  period: string
  mature: boolean
  /** Count, or share 0–1. */
  value: number
  lower: number | null
  upper: number | null
  /** Of the persons active, those who were so the month before. */
  kept?: number
}

/** What must be known of the dataset’s rails. */
export interface Rails {
  focal: string
  thirdParty: ReadonlySet<string>
}

/** A figure whose change from month to month is looked at. */
export interface Signal {
  id: string
  metric: Metric
  params: Readonly<Record<string, string>>
  unit: 'persons' | 'wallets' | 'share' | 'balance'
  /** The view that shows it, and the parameters under which it does. */
  view: string
  shown: Readonly<Record<string, string>>
  /** Attributes over whose values the figure’s counts add up. */
  over: readonly FilterKey[]
  read(rows: readonly Row[], rails: Rails): Reading[]
  limits(now: Reading, before: Reading): Interval | null
}

const month = { grain: 'month' }
const ofPersons = ['region', 'tier', 'operator'] as const
/** Payments have one scenario each; persons have many, so that numbers of persons do not add up over scenarios. */
const ofPayments = [...ofPersons, 'scenario'] as const

const number = (value: unknown): number => Number(value ?? 0)
const limit = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const bare = { lower: null, upper: null }
const shares = (now: Reading, before: Reading) => shareDifference(now.x, now.n!, before.x, before.n!)

function byPeriod(rows: readonly Row[], key: string): [string, Row[]][] {
  const found = new Map<string, Row[]>()
  for (const row of rows) found.set(String(row[key]), [...(found.get(String(row[key])) ?? []), row])
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Share of one kind of payment among those whose kind is known; `turned` where all but that kind are meant. */
const kindShare = (column: string, kind: string, turned: boolean) => (rows: readonly Row[]) =>
  byPeriod(rows, 'period').flatMap(([period, kinds]): Reading[] => {
    const own = kinds.find((row) => row[column] === kind)
    const n = number(kinds[0]!.n)
    if (!n) return []
    const x = turned ? n - number(own?.payments) : number(own?.payments)
    const [low, high] = [limit(own?.lower), limit(own?.upper)]
    const limits = turned && low !== null && high !== null ? { lower: 1 - high, upper: 1 - low } : { lower: low, upper: high }
    return [{ period, mature: kinds[0]!.mature === true, x, n, value: x / n, ...limits }]
  })

const daysOf = ({ period }: Reading) => daysBetween(period, periodEnd('month', period)) + 1

/** Persons whom the focal rail gained from third-party rails, less those it lost to them. */
function balances(rows: readonly Row[], { focal, thirdParty }: Rails): Reading[] {
  return byPeriod(rows, 'to_period').map(([period, pairs]) => {
    let [gained, lost] = [0, 0]
    for (const { rail_a, rail_b, gross_ab, gross_ba } of pairs) {
      const [a, b] = [String(rail_a), String(rail_b)]
      if (b === focal && thirdParty.has(a)) [gained, lost] = [gained + number(gross_ab), lost + number(gross_ba)]
      else if (a === focal && thirdParty.has(b)) [gained, lost] = [gained + number(gross_ba), lost + number(gross_ab)]
    }
    const value = gained - lost
    const limits = pairedDifference(gained, lost, number(pairs[0]!.known))
    return { period, mature: pairs[0]!.mature === true, x: value, n: null, value, ...limits }
  })
}

export const signals: readonly Signal[] = [
  {
    ...{ id: 'active', metric: activePersons as unknown as Metric, params: month, unit: 'persons', view: 'adoption', shown: {} },
    over: ofPersons,
    read: (rows) =>
      rows.map(({ period, active, retained, mature }) => ({
        ...{ period: String(period), mature: mature === true, x: number(active), n: null, value: number(active), ...bare },
        kept: number(retained),
      })),
    limits: (now, before) => turnover(now.value, now.kept ?? 0, before.value),
  },
  {
    ...{
      id: 'opened',
      metric: walletsOpened as unknown as Metric,
      params: month,
      unit: 'wallets',
      view: 'adoption',
      shown: { view: 'period' },
    },
    over: ofPersons,
    read: (rows) =>
      rows.map(({ period, opened, mature }) => ({
        ...{ period: String(period), mature: mature === true, x: number(opened), n: null, value: number(opened), ...bare },
      })),
    limits: (now, before) => eventDifference(now.value, daysOf(now), before.value, daysOf(before)),
  },
  {
    ...{ id: 'retention', metric: retentionCohorts as unknown as Metric, params: { ...month, funding: 'own' } },
    ...{ unit: 'share', view: 'retention', shown: { funding: 'own' }, over: ofPersons, limits: shares },
    // Window 1 is days 30–59 after the first purchase.
    read: (rows) =>
      rows
        .filter(({ age, rate }) => age === 1 && rate !== null)
        .map(({ cohort, returned, eligible, mature, rate, lower, upper }) => ({
          ...{ period: String(cohort), mature: mature === true, x: number(returned), n: number(eligible), value: number(rate) },
          ...{ lower: limit(lower), upper: limit(upper) },
        }))
        .sort((a, b) => (a.period < b.period ? -1 : 1)),
  },
  {
    ...{ id: 'offline', metric: offlineShare as unknown as Metric, params: month, unit: 'share', view: 'offline', shown: {} },
    ...{ over: ofPayments, read: kindShare('connectivity', 'online', true), limits: squareAndAdd },
  },
  {
    ...{ id: 'adopters', metric: offlineAdopters as unknown as Metric, params: month, unit: 'share', view: 'offline', shown: {} },
    ...{ over: ofPersons, limits: shares },
    read: (rows) =>
      rows
        .filter(({ share }) => share !== null)
        .map(({ period, active, offline_active, share, lower, upper, mature }) => ({
          ...{ period: String(period), mature: mature === true, x: number(offline_active), n: number(active), value: number(share) },
          ...{ lower: limit(lower), upper: limit(upper) },
        })),
  },
  {
    ...{ id: 'ecommerce', metric: acceptanceMix as unknown as Metric, params: month, unit: 'share', view: 'offline', shown: {} },
    ...{ over: ofPayments, read: kindShare('acceptance', 'ecommerce', false), limits: squareAndAdd },
  },
  {
    ...{ id: 'migration', metric: netMigration as unknown as Metric, params: month, unit: 'balance', view: 'migration', shown: {} },
    ...{ over: ofPersons, read: balances, limits: squareAndAdd },
  },
]
