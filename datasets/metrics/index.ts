import { acceptance } from './acceptance/metric.ts'
import { acceptanceMix } from './acceptance-mix/metric.ts'
import { activationFunnel } from './activation-funnel/metric.ts'
import { activePersons } from './active-persons/metric.ts'
import { bankLink } from './bank-link/metric.ts'
import { campaignComparison } from './campaign-comparison/metric.ts'
import { campaignResults } from './campaign-results/metric.ts'
import { cardTerminals } from './card-terminals/metric.ts'
import { diversion } from './diversion/metric.ts'
import { incentiveCliff } from './incentive-cliff/metric.ts'
import { incentiveShare } from './incentive-share/metric.ts'
import { lifecycle } from './lifecycle/metric.ts'
import { lotteryEffect } from './lottery-effect/metric.ts'
import { marketStructure } from './market-structure/metric.ts'
import type { Metric } from './metric.ts'
import { multiHoming } from './multi-homing/metric.ts'
import { netMigration } from './net-migration/metric.ts'
import { offlineAdopters } from './offline-adopters/metric.ts'
import { offlineByScenario } from './offline-by-scenario/metric.ts'
import { offlineFailures } from './offline-failures/metric.ts'
import { offlineShare } from './offline-share/metric.ts'
import { penetration } from './penetration/metric.ts'
import { platformOperators } from './platform-operators/metric.ts'
import { platformUsers } from './platform-users/metric.ts'
import { publishedFigures } from './published-figures/metric.ts'
import { railShare } from './rail-share/metric.ts'
import { railTransitions } from './rail-transitions/metric.ts'
import { retentionCohorts } from './retention-cohorts/metric.ts'
import { retentionCurve } from './retention-curve/metric.ts'
import { returnInterval } from './return-interval/metric.ts'
import { scenarioOwnership } from './scenario-ownership/metric.ts'
import { secondOrganic } from './second-organic/metric.ts'
import { stickiness } from './stickiness/metric.ts'
import { survival } from './survival/metric.ts'
import { switchBack } from './switch-back/metric.ts'
import { unsyncedValue } from './unsynced-value/metric.ts'
import { walletsOpened } from './wallets-opened/metric.ts'

export type { Language, Metric, Query, Row, Words } from './metric.ts'
export { languages } from './metric.ts'

/** Every metric, one line each. */
// biome-ignore format: one line each
export const metrics = [
  retentionCohorts,
  railShare,
  railTransitions,
  lifecycle,
  marketStructure,
  multiHoming,
  netMigration,
  retentionCurve,
  survival,
  incentiveCliff,
  secondOrganic,
  returnInterval,
  acceptance,
  activationFunnel,
  activePersons,
  campaignResults,
  campaignComparison,
  lotteryEffect,
  penetration,
  stickiness,
  walletsOpened,
  offlineShare,
  offlineAdopters,
  acceptanceMix,
  offlineByScenario,
  unsyncedValue,
  offlineFailures,
  incentiveShare,
  publishedFigures,
  bankLink,
  platformUsers,
  platformOperators,
  scenarioOwnership,
  cardTerminals,
  switchBack,
  diversion,
] as unknown as readonly Metric[]

export const metricById = (id: string): Metric | undefined => metrics.find((metric) => metric.id === id)
