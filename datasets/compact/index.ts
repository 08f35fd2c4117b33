import { campaignCounting, campaignPayments, campaignReach } from './campaigns.ts'
import { dailyTotals } from './daily.ts'
import { focalPurchases } from './focal.ts'
import { funnel } from './funnel.ts'
import { gaps, shownGaps } from './gaps.ts'
import { afterIncentive, incentives } from './incentives.ts'
import { campaignFollowup, lotteryArms, lotteryDiversion, lotteryOutcomes, lotterySpend } from './lottery.ts'
import { merchantCodes } from './merchant-codes.ts'
import { merchantsEnabled, merchantVisits } from './merchants.ts'
import { netPayments } from './net-payments.ts'
import { attempts, offlineCells, offlineSince, unsynced } from './offline.ts'
import { people, profiles } from './people.ts'
import { personFirsts, personRails, personUse } from './person-use.ts'
import { platformOperators, platformUse } from './platforms.ts'
import { codes, purchases } from './purchases.ts'
import type { CompactTable } from './relation.ts'
import { spells } from './spells.ts'
import { spend, spendAttributes } from './spend.ts'
import { personStarts, returns, startKinds, starts } from './starts.ts'
import { switchBacks } from './switch-backs.ts'
import { terminalWindows } from './terminals.ts'
import { transitions } from './transitions.ts'
import { homes, offlineUse, totalUse, use } from './use.ts'
import { visits } from './visits.ts'
import { walletKinds } from './wallet-kinds.ts'
import { walletFlow } from './wallets.ts'

export { type Basis, type CompactTable, contractRelation } from './relation.ts'
export { expand, needed } from './supply.ts'

const lengths = [1, 7, 30] as const
const dimensions = ['rail', 'acceptance', 'connectivity'] as const
const fundings = ['any', 'own'] as const

/**
 * Every compact table that a release stores, each after those it reads. Made in this order from `expand(table.define(basis), basis, made)`,
 * where `made` grows; contract tables that the dataset lacks stand as empty ones meanwhile, and a table is left out where a contract
 * table it requires is lacking.
 */
export const compactTables: readonly CompactTable[] = [
  people,
  profiles,
  merchantCodes,
  walletKinds,
  codes,
  purchases,
  focalPurchases,
  netPayments('focal'),
  incentives,
  personFirsts,
  ...startKinds.map((start) => personStarts(start, 'focal')),
  visits('focal'),
  dailyTotals,
  ...startKinds.map((start) => starts(start, 'focal')),
  starts('first_purchase', 'any'),
  ...startKinds.flatMap((start) => fundings.flatMap((funding) => lengths.map((length) => returns(length, start, funding, 'focal')))),
  returns(30, 'first_purchase', 'any', 'any'),
  ...shownGaps.map(([k, funding, rail]) => gaps(k, funding, rail)),
  ...fundings.map((funding) => spells('person', funding, 'focal')),
  spells('wallet', 'own', 'focal'),
  afterIncentive,
  ...(['month', 'quarter', 'year'] as const).flatMap((grain) => [
    personRails(grain),
    personUse(grain),
    ...dimensions.flatMap((dimension) => [use(dimension, grain), totalUse(dimension, grain)]),
    offlineUse(grain),
    homes(grain),
    transitions(grain),
    switchBacks(grain),
    ...spendAttributes.map((attribute) => spend(attribute, grain)),
    platformUse(grain),
  ]),
  offlineCells,
  offlineSince,
  unsynced,
  attempts,
  walletFlow,
  funnel,
  merchantsEnabled,
  merchantVisits,
  platformOperators,
  terminalWindows,
  campaignReach,
  campaignCounting,
  campaignPayments,
  campaignFollowup,
  lotteryArms,
  lotterySpend,
  lotteryOutcomes,
  lotteryDiversion,
]
