import { campaignPayments, campaignReach } from './campaigns.ts'
import { dailyTotals } from './daily.ts'
import { funnel } from './funnel.ts'
import { merchantCodes } from './merchant-codes.ts'
import { merchantsEnabled, merchantVisits } from './merchants.ts'
import { attempts, offlineCells, offlineSince, unsynced } from './offline.ts'
import { people, profiles } from './people.ts'
import { codes, purchases } from './purchases.ts'
import type { CompactTable } from './relation.ts'
import { returns, startKinds, starts } from './starts.ts'
import { transitions } from './transitions.ts'
import { homes, offlineUse, totalUse, use } from './use.ts'
import { visits } from './visits.ts'
import { walletFlow } from './wallets.ts'

export { type Basis, type CompactTable, contractRelation } from './relation.ts'
export { expand, needed } from './supply.ts'

const lengths = [30, 7, 1] as const
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
  codes,
  purchases,
  visits('focal'),
  dailyTotals,
  ...startKinds.map((start) => starts(start, 'focal')),
  starts('first_purchase', 'any'),
  ...startKinds.flatMap((start) => fundings.flatMap((funding) => lengths.map((length) => returns(length, start, funding, 'focal')))),
  ...(['month', 'quarter', 'year'] as const).flatMap((grain) => [
    ...dimensions.flatMap((dimension) => [use(dimension, grain), totalUse(dimension, grain)]),
    offlineUse(grain),
    homes(grain),
    transitions(grain),
  ]),
  offlineCells,
  offlineSince,
  unsynced,
  attempts,
  walletFlow,
  funnel,
  merchantsEnabled,
  merchantVisits,
  campaignReach,
  campaignPayments,
]
