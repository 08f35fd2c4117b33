import { acceptance } from './acceptance.ts'
import { acceptanceMix } from './acceptance-mix.ts'
import { activationFunnel } from './activation-funnel.ts'
import { activePersons } from './active-persons.ts'
import type { Asked } from './activity.ts'
import { campaignComparison } from './campaign-comparison.ts'
import { campaignResults } from './campaign-results.ts'
import { cardTerminals } from './card-terminals.ts'
import { diversion } from './diversion.ts'
import { incentiveCliff } from './incentive-cliff.ts'
import { incentiveShare } from './incentive-share.ts'
import { lifecycle } from './lifecycle.ts'
import { lotteryEffect } from './lottery-effect.ts'
import { marketStructure } from './market-structure.ts'
import { multiHoming } from './multi-homing.ts'
import { netMigration } from './net-migration.ts'
import { offlineAdopters } from './offline-adopters.ts'
import { offlineByScenario } from './offline-by-scenario.ts'
import { offlineFailures } from './offline-failures.ts'
import { offlineShare } from './offline-share.ts'
import { penetration } from './penetration.ts'
import { platformOperators } from './platform-operators.ts'
import { platformUsers } from './platform-users.ts'
import { publishedFigures } from './published-figures.ts'
import { railShare } from './rail-share.ts'
import { railTransitions } from './rail-transitions.ts'
import { retentionCohorts } from './retention-cohorts.ts'
import { retentionCurve } from './retention-curve.ts'
import { returnInterval } from './return-interval.ts'
import { secondOrganic } from './second-organic.ts'
import { bankLink, scenarioOwnership } from './spend-mix.ts'
import { stickiness } from './stickiness.ts'
import { survival } from './survival.ts'
import { switchBack } from './switch-back.ts'
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
  survival,
  'incentive-cliff': incentiveCliff,
  'second-organic': secondOrganic,
  'return-interval': returnInterval,
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
  'campaign-comparison': campaignComparison,
  'lottery-effect': lotteryEffect,
  penetration,
  stickiness,
  'wallets-opened': walletsOpened,
  'bank-link': bankLink,
  'scenario-ownership': scenarioOwnership,
  'platform-users': platformUsers,
  'platform-operators': platformOperators,
  'card-terminals': cardTerminals,
  'switch-back': switchBack,
  diversion,
}
