import { acceptance } from './acceptance.ts'
import { acceptanceMix } from './acceptance-mix.ts'
import { activationFunnel } from './activation-funnel.ts'
import { activePersons } from './active-persons.ts'
import type { Asked } from './activity.ts'
import { campaignResults } from './campaign-results.ts'
import { incentiveShare } from './incentive-share.ts'
import { lifecycle } from './lifecycle.ts'
import { marketStructure } from './market-structure.ts'
import { multiHoming } from './multi-homing.ts'
import { netMigration } from './net-migration.ts'
import { offlineAdopters } from './offline-adopters.ts'
import { offlineByScenario } from './offline-by-scenario.ts'
import { offlineFailures } from './offline-failures.ts'
import { offlineShare } from './offline-share.ts'
import { penetration } from './penetration.ts'
import { publishedFigures } from './published-figures.ts'
import { railShare } from './rail-share.ts'
import { railTransitions } from './rail-transitions.ts'
import { retentionCohorts } from './retention-cohorts.ts'
import { retentionCurve } from './retention-curve.ts'
import { stickiness } from './stickiness.ts'
import { unsyncedValue } from './unsynced-value.ts'
import { walletsOpened } from './wallets-opened.ts'

export type Oracle = (asked: Asked<never>) => Record<string, unknown>[]

/** One naive answer per metric. */
export const oracles: Readonly<Record<string, Oracle>> = {
  'retention-cohorts': retentionCohorts,
  'published-figures': publishedFigures,
  'rail-share': railShare,
  'rail-transitions': railTransitions,
  lifecycle,
  'market-structure': marketStructure,
  'multi-homing': multiHoming,
  'net-migration': netMigration,
  'retention-curve': retentionCurve,
  'offline-share': offlineShare,
  'offline-adopters': offlineAdopters,
  'acceptance-mix': acceptanceMix,
  'offline-by-scenario': offlineByScenario,
  'unsynced-value': unsyncedValue,
  'offline-failures': offlineFailures,
  'incentive-share': incentiveShare,
  acceptance,
  'activation-funnel': activationFunnel,
  'active-persons': activePersons,
  'campaign-results': campaignResults,
  penetration,
  stickiness,
  'wallets-opened': walletsOpened,
}
