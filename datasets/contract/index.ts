import { annotations } from './annotations.ts'
import { campaigns } from './campaigns.ts'
import { grants } from './grants.ts'
import { lotteryEntries } from './lottery-entries.ts'
import { merchants } from './merchants.ts'
import { operators } from './operators.ts'
import { payments } from './payments.ts'
import { persons } from './persons.ts'
import { pilot } from './pilot.ts'
import { rails } from './rails.ts'
import { regions } from './regions.ts'
import type { Table } from './table.ts'
import { targets } from './targets.ts'
import { walletEvents } from './wallet-events.ts'
import { walletTiers } from './wallet-tiers.ts'
import { wallets } from './wallets.ts'

export type { Column, ColumnType } from './column.ts'
export type { Rule, Table } from './table.ts'

export const contractVersion = '1'

/** Every table of the contract, each after the tables it references. */
export const contract: readonly Table[] = [
  rails,
  pilot,
  regions,
  operators,
  walletTiers,
  campaigns,
  persons,
  wallets,
  walletEvents,
  merchants,
  lotteryEntries,
  grants,
  payments,
  annotations,
  targets,
]

export const contractTable = (name: string): Table | undefined => contract.find((table) => table.name === name)
