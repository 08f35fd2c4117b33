import { z } from 'zod'
import { addDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { mature, share } from '../columns.ts'
import { type Arm, type Sums, subjectsOf } from './arm.ts'
import type { params } from './params.ts'

type Days = z.output<typeof params>['days']
type By = z.output<typeof params>['by']

/** Fewer losers than this share with a wallet in time: that winners used the rail and losers did not is the rule of the draw, not its effect. */
const WALLETS_TO_COMPARE = 0.05

export const lengthOf = (days: Days): number => (days === 'cutoff' ? 100_000 : Number(days))

/** What winners and losers are compared within: one lottery, one of its groups, or all lotteries together. */
export function subjectOf(rows: readonly Sums[], all: boolean, by: By) {
  const { campaign, label, stratum } = rows[0]!
  return { campaign: all ? '' : campaign, label: all ? '' : label, stratum: by === 'stratum' ? (stratum ?? '') : null }
}

export const notDrawn = (rows: readonly Sums[]): 'not_drawn' | null => (rows[0]!.allocation === 'lottery' ? null : 'not_drawn')

/** Whether the horizon of every lottery was over at the cutoff. */
export const isOver = (rows: readonly Sums[], days: Days, { cutoff }: Facts): boolean =>
  rows.every(({ starts_on }) => (days === 'cutoff' ? starts_on : addDays(starts_on, Number(days) - 1)) <= cutoff)

/** Share of losers with a wallet by the last day on which packets could be used; null where that is not known. */
export function losersWithWallet(arms: readonly Arm[], facts: Facts): number | null {
  const losers = arms.filter(({ won }) => !won)
  const lost = losers.reduce((sum, { n }) => sum + n, 0)
  return lost > 0 && facts.tables.includes('wallets') ? losers.reduce((sum, { wallets }) => sum + wallets, 0) / lost : null
}

export const withoutWallets = (losersWithWallet: number | null): boolean =>
  losersWithWallet !== null && losersWithWallet < WALLETS_TO_COMPARE

/**
 * The lotteries, or their groups, one after another; before them all lotteries together, where more than one is over and can be compared.
 * @param compares whether a row says that winners and losers of its lottery were compared
 */
export function ofSubjects<R extends { campaign: string; mature: boolean }>(
  sums: readonly Sums[],
  by: By,
  rowsOf: (rows: readonly Sums[], all: boolean) => R[],
  compares: (row: R) => boolean,
): R[] {
  const single = subjectsOf(sums, by).flatMap((of) => rowsOf(of, false))
  const settled = new Set(single.filter((row) => row.mature && compares(row)).map(({ campaign }) => campaign))
  const pooled = by === 'campaign' && settled.size > 1 ? sums.filter(({ campaign }) => settled.has(campaign)) : []
  return [...(pooled.length ? rowsOf(pooled, true) : []), ...single]
}

/** Columns that say whether winners and losers can be compared yet, and in what. */
export const comparableColumns = {
  losers_with_wallet: share().meta({
    unit: 'share',
    description: 'Losers with a wallet by the last day on which packets could be used.',
  }),
  mechanical: z.boolean(),
  mature: mature(),
}
