import { addDays } from '../../datasets/calendar.ts'
import { benjaminiHochberg, equalProportions, holm, newcombe } from '../../datasets/statistics/index.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, purchasesOf } from './activity.ts'
import { campaignResults } from './campaign-results.ts'

interface Params {
  outcome: 'own_money' | 'redeemed'
  within: '30' | '90'
  adjust: 'holm' | 'bh'
}

export function campaignComparison(asked: Asked<Params>) {
  const { tables, facts, range, filters, params } = asked
  const { campaigns = [], lottery_entries = [], grants = [], wallets = [] } = tables
  const chosen = chosenPersons(tables, filters)
  const own = purchasesOf(tables).filter(
    (p) => p.rail === facts.focalRail && p.subsidy === 0 && p.day <= facts.cutoff && countsAsActivity(p, filters),
  )
  const results = campaignResults({ ...asked, filters: { ...filters, acceptance: undefined }, params: {} } as never)
  const counted = campaigns
    .filter((c) => (!range.from || String(c.starts_on) >= range.from) && (!range.to || String(c.starts_on) <= range.to))
    .sort((a, b) => byText(String(a.starts_on), String(b.starts_on)) || byText(String(a.campaign_id), String(b.campaign_id)))
    .flatMap((c) => {
      const ends = String(c.ends_on)
      if (params.outcome === 'redeemed') {
        if (!(asked.tables.payments ?? []).some((p) => p.grant_id)) return []
        const found = results.find((row) => row.campaign === c.campaign_id)
        return found?.claimed ? [{ c, n: found.claimed, x: Math.min(found.used ?? 0, found.claimed), over: ends <= facts.cutoff }] : []
      }
      const takers = new Set([
        ...lottery_entries.filter((e) => e.campaign_id === c.campaign_id && e.claimed_at).map((e) => String(e.person_id)),
        ...grants
          .filter((grant) => grant.campaign_id === c.campaign_id)
          .map((grant) => String(wallets.find((wallet) => wallet.wallet_id === grant.wallet_id)?.person_id)),
      ])
      const persons = [...takers].filter((person) => chosen.has(person))
      const last = addDays(ends, Number(params.within))
      const x = persons.filter((person) => own.some((p) => p.person === person && p.day > ends && p.day <= last)).length
      return persons.length ? [{ c, n: persons.length, x, over: last <= facts.cutoff }] : []
    })
  const pairs = counted.flatMap((a, i) => counted.slice(i + 1).map((b) => ({ a, b })))
  const tested = pairs.filter(({ a, b }) => a.over && b.over)
  const raw = tested.map(({ a, b }) => equalProportions(a.x, a.n, b.x, b.n))
  const corrected = raw.length ? (params.adjust === 'holm' ? holm(raw) : benjaminiHochberg(raw)) : []
  return pairs.map((pair) => {
    const { a, b } = pair
    const place = tested.indexOf(pair)
    return {
      campaign_a: a.c.campaign_id,
      campaign_b: b.c.campaign_id,
      label_a: a.c.label,
      ...{ n_a: a.n, x_a: a.x, n_b: b.n, x_b: b.x, rate_a: a.x / a.n, rate_b: b.x / b.n },
      ...newcombe(a.x, a.n, b.x, b.n),
      p: equalProportions(a.x, a.n, b.x, b.n),
      p_adjusted: place < 0 ? null : corrected[place],
      family: place < 0 ? null : tested.length,
      mature: a.over && b.over,
    }
  })
}
