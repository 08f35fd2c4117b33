import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, groupBy, purchasesOf } from './activity.ts'

interface Params {
  grain: Grain
  market: 'third_party' | 'mobile' | 'all'
  measure: 'value' | 'payments'
}

export function marketStructure({ tables, facts, range, filters, params: { grain, market, measure } }: Asked<Params>) {
  const chosen = chosenPersons(tables, filters)
  const railOf = (id: string) => tables.rails!.find((rail) => rail.rail_id === id)!
  const inMarket = (id: string) =>
    market === 'all' || (market === 'mobile' ? railOf(id).mobile === true : railOf(id).kind === 'third_party')
  const counted = purchasesOf(tables).filter((p) => chosen.has(p.person) && countsAsActivity(p, filters) && inMarket(p.rail))
  return [...groupBy(counted, (p) => periodStart(grain, p.day))]
    .filter(([period]) => (!range.from || period >= periodStart(grain, range.from)) && (!range.to || period <= range.to))
    .map(([period, all]) => {
      const amounts = [...groupBy(all, (p) => p.rail)].map(([rail, of]) => ({
        kind: railOf(rail).kind,
        amount: of.reduce((sum, p) => sum + (measure === 'value' ? p.value : 1), 0) / Number(railOf(rail).coverage ?? 1),
      }))
      const total = amounts.reduce((sum, { amount }) => sum + amount, 0)
      const shares = amounts.map(({ kind, amount }) => ({ known: kind !== 'other', share: amount / total }))
      const squares = (of: { share: number }[]) => 10_000 * of.reduce((sum, { share }) => sum + share ** 2, 0)
      const known = shares.filter((rail) => rail.known)
      const unknown = shares.filter((rail) => !rail.known).reduce((sum, { share }) => sum + share, 0)
      const largest = known.map(({ share }) => share).sort((a, b) => b - a)
      return {
        period,
        cr2: (largest[0] ?? 0) + (largest[1] ?? 0),
        hhi: squares(shares),
        entropy: -shares.reduce((sum, { share }) => sum + share * Math.log(share), 0),
        unknown_share: unknown,
        hhi_lower: squares(known),
        hhi_upper: squares(known) + 10_000 * unknown ** 2,
        mature: periodEnd(grain, period) <= facts.cutoff,
      }
    })
    .sort((a, b) => byText(a.period, b.period))
}
