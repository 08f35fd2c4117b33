import { addDays, type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import type { Filters } from '../../datasets/filters.ts'
import type { ContractRow, Tables } from '../hand-made.ts'
import { type Asked, byText, localDay, passes } from './activity.ts'

const text = (value: unknown) => (value ?? null) as string | null

/** Wallets chosen by their own attributes and those of their holders. */
export function chosenWallets(tables: Tables, filters: Filters): ContractRow[] {
  return (tables.wallets ?? []).filter((wallet) => {
    const holder = (tables.persons ?? []).find((person) => person.person_id === wallet.person_id)
    return (
      passes(filters.tier, text(wallet.tier)) &&
      passes(filters.operator, text(wallet.operator_id)) &&
      passes(filters.acquisition, text(wallet.acquisition)) &&
      passes(filters.campaign, text(wallet.campaign_id)) &&
      passes(filters.region, text(holder?.region_id)) &&
      passes(filters.age_band, text(holder?.age_band))
    )
  })
}

export function walletsOpened({ tables, facts, range, filters, params: { grain } }: Asked<{ grain: Grain }>) {
  const wallets = chosenWallets(tables, filters).map((wallet) => ({
    opened: periodStart(grain, localDay(tables, wallet.opened_at)),
    closed: wallet.closed_at ? periodStart(grain, localDay(tables, wallet.closed_at)) : null,
  }))
  const rows = []
  let period = wallets.map(({ opened }) => opened).sort(byText)[0]
  for (; period && period <= facts.cutoff; period = addDays(periodEnd(grain, period), 1)) {
    if (range.from && period < periodStart(grain, range.from)) continue
    if (range.to && period > range.to) continue
    const soFar = wallets.filter(({ opened }) => opened <= period!)
    rows.push({
      period,
      opened: wallets.filter(({ opened }) => opened === period).length,
      closed: wallets.filter(({ closed }) => closed === period).length,
      cumulative_opened: soFar.length,
      stock: soFar.filter(({ closed }) => !closed || closed > period!).length,
      mature: periodEnd(grain, period) <= facts.cutoff,
    })
  }
  return rows
}
