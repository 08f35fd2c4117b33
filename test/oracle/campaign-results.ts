import { hasPersonFilter } from '../../datasets/filters.ts'
import { wilson } from '../../datasets/statistics/index.ts'
import { type Asked, byText, chosenPersons, passes } from './activity.ts'

type Text = string

export function campaignResults({ tables, facts, range, filters }: Asked<object>) {
  const { campaigns = [], lottery_entries = [], grants = [], wallets = [], payments = [] } = tables
  const chosen = chosenPersons(tables, filters)
  const holder = (grant: (typeof grants)[number]) =>
    wallets.find((wallet) => wallet.wallet_id === grant.wallet_id)?.person_id as Text | undefined
  const net = payments
    .filter((p) => p.kind === 'purchase' && p.status === 'succeeded' && p.rail_id === facts.focalRail)
    .map((p) => {
      const back = payments.filter((r) => r.kind === 'refund' && r.status === 'succeeded' && r.original_payment_id === p.payment_id)
      const amount = Number(p.amount_minor)
      const value = amount - back.reduce((sum, r) => sum + Number(r.amount_minor), 0)
      const given = Number(p.subsidy_minor ?? 0)
      return { ...p, value, given, subsidy: value === amount ? given : Math.round((given * value) / amount) }
    })
    .filter((p) => p.value > 0) as ({ value: number; given: number; subsidy: number } & (typeof payments)[number])[]
  const naming = payments.some((p) => p.grant_id)
  const campaignOf = (p: (typeof net)[number]) => {
    if (naming) return grants.find((grant) => grant.grant_id === p.grant_id)?.campaign_id
    return campaigns
      .filter((c) => String(p.local_date) >= String(c.starts_on) && String(p.local_date) <= String(c.ends_on))
      .filter((c) => grants.some((grant) => grant.campaign_id === c.campaign_id && holder(grant) === p.person_id))
      .sort((a, b) => byText(String(b.starts_on), String(a.starts_on)) || byText(String(a.campaign_id), String(b.campaign_id)))[0]
      ?.campaign_id
  }
  const has = (rows: readonly unknown[]) => rows.length > 0
  const rate = (part: number | null, whole: number | null) =>
    part === null || !whole || part > whole ? [null, null, null] : [part / whole, wilson(part, whole).lower, wilson(part, whole).upper]
  return campaigns
    .filter((c) => (!range.from || String(c.starts_on) >= range.from) && (!range.to || String(c.starts_on) <= range.to))
    .sort((a, b) => byText(String(a.starts_on), String(b.starts_on)) || byText(String(a.campaign_id), String(b.campaign_id)))
    .map((c) => {
      const entries = lottery_entries.filter((e) => e.campaign_id === c.campaign_id && chosen.has(String(e.person_id)))
      const given = grants.filter((grant) => grant.campaign_id === c.campaign_id)
      const claimants = new Set([
        ...entries.filter((e) => e.claimed_at).map((e) => String(e.person_id)),
        ...given.map((grant) => String(holder(grant))).filter((person) => chosen.has(person)),
      ])
      const users = new Set(
        net
          .filter((p) => p.given > 0 && given.some((grant) => grant.grant_id === p.grant_id) && chosen.has(String(p.person_id)))
          .map((p) => p.person_id),
      )
      const spent = net.filter(
        (p) => chosen.has(String(p.person_id)) && passes(filters.acceptance, String(p.acceptance)) && campaignOf(p) === c.campaign_id,
      )
      const places = new Set(spent.filter((p) => p.merchant_id).map((p) => p.merchant_id)).size
      const value = spent.reduce((sum, p) => sum + p.value, 0)
      const subsidy = spent.reduce((sum, p) => sum + p.subsidy, 0)
      const observed = has(grants)
      const claimed = has(lottery_entries) || observed ? claimants.size : null
      const used = observed && naming ? users.size : null
      const [claim_rate, claim_lower, claim_upper] = rate(claimed, hasPersonFilter(filters) ? null : Number(c.packets))
      const [redemption_rate, redemption_lower, redemption_upper] = rate(used, claimed)
      return {
        campaign: c.campaign_id,
        label: c.label,
        entered: has(lottery_entries) ? entries.length : null,
        packets: c.packets,
        claimed,
        ...{ claim_rate, claim_lower, claim_upper },
        used,
        ...{ redemption_rate, redemption_lower, redemption_upper },
        counted: observed ? (naming ? 'named' : 'window') : null,
        payments: observed ? spent.length : null,
        value: observed ? value : null,
        subsidy: observed ? subsidy : null,
        own: observed ? value - subsidy : null,
        merchants: observed ? (spent.length && !places ? null : places) : null,
        mature: String(c.ends_on) <= facts.cutoff,
      }
    })
}
