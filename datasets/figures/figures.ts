import type { Dimensions } from '../dimensions.ts'
import type { Facts } from '../facts.ts'
import { activePersons } from '../metrics/active-persons/metric.ts'
import type { Metric, Row } from '../metrics/metric.ts'
import { netMigration } from '../metrics/net-migration/metric.ts'
import { offlineShare } from '../metrics/offline-share/metric.ts'
import { railShare } from '../metrics/rail-share/metric.ts'
import { retentionCohorts } from '../metrics/retention-cohorts/metric.ts'
import { retentionCurve } from '../metrics/retention-curve/metric.ts'
import { walletsOpened } from '../metrics/wallets-opened/metric.ts'
import { activeTile, migrationTile, offlineTile, retentionTile, shareTile, type Tile, walletsTile } from './tiles.ts'

/** What must be known of a release before a figure can be read. */
export interface Known {
  facts: Facts
  dimensions: Dimensions
}

/** One of the figures that the overview and a briefing begin with. */
export interface Figure {
  /** Its words are `figure.tile.<id>`. */
  id: string
  /** The view that shows more of it, and the parameters under which that view shows the same. */
  view: string
  shown: Readonly<Record<string, string>>
  metric: Metric
  params: Readonly<Record<string, string>>
  tile(rows: readonly Row[], known: Known): Tile
  unit: 'persons' | 'wallets' | 'share'
  /** How its period is said. */
  asOf: 'period' | 'end' | 'cohort' | 'pair'
  /** A balance has a sign. */
  signed?: boolean
}

/** Every figure is of months; what the address does not say takes the metric's default. */
const month = { grain: 'month' }
const ownMoney = { ...month, funding: 'own' }

/** Window 1 is days 30–59 after the first purchase. */
export const retentionWindow = 1

const thirdParty = ({ dimensions }: Known) => new Set(dimensions.rails.filter(({ kind }) => kind === 'third_party').map(({ id }) => id))

export const figures: readonly Figure[] = [
  {
    ...{ id: 'active', view: 'adoption', shown: {}, metric: activePersons as unknown as Metric, params: month },
    ...{ tile: activeTile, unit: 'persons', asOf: 'period' },
  },
  {
    ...{ id: 'wallets', view: 'adoption', shown: {}, metric: walletsOpened as unknown as Metric, params: month },
    ...{ tile: walletsTile, unit: 'wallets', asOf: 'end' },
  },
  {
    ...{ id: 'retention', view: 'retention', shown: { funding: 'own' }, metric: retentionCohorts as unknown as Metric, params: ownMoney },
    ...{ tile: (rows) => retentionTile(rows, retentionWindow), unit: 'share', asOf: 'cohort' },
  },
  {
    ...{ id: 'offline', view: 'offline', shown: {}, metric: offlineShare as unknown as Metric, params: month },
    ...{ tile: offlineTile, unit: 'share', asOf: 'period' },
  },
  {
    ...{ id: 'share', view: 'migration', shown: {}, metric: railShare as unknown as Metric, params: month },
    ...{ tile: (rows, { facts }) => shareTile(rows, facts.focalRail), unit: 'share', asOf: 'period' },
  },
  {
    ...{ id: 'migration', view: 'migration', shown: {}, metric: netMigration as unknown as Metric, params: month },
    ...{ tile: (rows, known) => migrationTile(rows, known.facts.focalRail, thirdParty(known)), unit: 'persons', asOf: 'pair' },
    signed: true,
  },
]

/** All cohorts pooled, for the retention figure. */
export const pooled = { metric: retentionCurve as unknown as Metric, params: ownMoney }
