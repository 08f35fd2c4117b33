import { addDays, daysBetween, type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import type { Tables } from '../hand-made.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, firstWallet, localDay, type Purchase, purchasesOf } from './activity.ts'

export interface CohortParams {
  grain: 'day' | 'week' | 'month'
  cohort: Grain
  mode: 'exact' | 'rolling' | 'bracket'
  start: 'first_purchase' | 'wallet_opened' | 'incentive_used_up'
  start_scenario: string
  start_acceptance: string
  start_connectivity: string
  start_funding: 'any' | 'own'
  funding: 'any' | 'own'
  rail: 'focal' | 'any'
  brackets: string
}

interface Starter {
  person: string
  start: string
  cohort: string
  /** Days of activity from the start to the cutoff. */
  active: string[]
}

/** First day after which nothing that was given until then is left; none where that never comes. */
export function incentiveEnd(tables: Tables, person: string, cutoff: string): string | undefined {
  const { grants = [], wallets = [], payments = [], campaigns = [] } = tables
  const held = grants
    .filter((grant) => wallets.some((wallet) => wallet.wallet_id === grant.wallet_id && wallet.person_id === person))
    .map((grant) => {
      const used = payments
        .filter((p) => p.kind === 'purchase' && p.status === 'succeeded' && p.grant_id === grant.grant_id && String(p.local_date) <= cutoff)
        .map((p) => {
          const back = payments.filter((r) => r.kind === 'refund' && r.status === 'succeeded' && r.original_payment_id === p.payment_id)
          const amount = Number(p.amount_minor)
          const value = amount - back.reduce((sum, r) => sum + Number(r.amount_minor), 0)
          const given = Number(p.subsidy_minor ?? 0)
          return { day: String(p.local_date), given, value, subsidy: value === amount ? given : Math.round((given * value) / amount) }
        })
        .filter(({ value, given }) => value > 0 && given > 0)
      const spent = used.reduce((sum, { subsidy }) => sum + subsidy, 0)
      const all = spent >= Number(grant.amount_minor)
      const last = used
        .map(({ day }) => day)
        .sort()
        .at(-1)
      const campaign = campaigns.find((c) => c.campaign_id === grant.campaign_id)
      const runsOut = grant.expires_at
        ? localDay(tables, new Date(Date.parse(String(grant.expires_at)) - 1000).toISOString())
        : campaign && String(campaign.ends_on)
      return { from: localDay(tables, grant.granted_at), until: all ? last : runsOut }
    })
  const ends = held.flatMap(({ until }) => (until ? [until] : [])).sort()
  return ends.find((end) => held.every(({ from, until }) => from > end || (until !== undefined && until <= end)))
}

function startOf(tables: Tables, person: string, own: readonly Purchase[], params: CohortParams, cutoff: string): string | undefined {
  if (params.start === 'wallet_opened') {
    const wallet = firstWallet(tables, person)
    return wallet && localDay(tables, wallet.opened_at)
  }
  if (params.start === 'incentive_used_up') {
    const end = incentiveEnd(tables, person, cutoff)
    return end && addDays(end, 1)
  }
  const among = (text: string, value: string | null) => text === '' || text.split(',').includes(value ?? '')
  return own
    .filter((p) => among(params.start_scenario, p.scenario) && among(params.start_acceptance, p.acceptance))
    .filter((p) => among(params.start_connectivity, p.connectivity) && (params.start_funding === 'any' || p.subsidy === 0))
    .map((p) => p.day)
    .sort()[0]
}

/** Those of the persons whose clock started in the range, by the cutoff. */
export function starters({ tables, facts, range, filters, params }: Asked<CohortParams>, persons: ReadonlySet<string>): Starter[] {
  const purchases = purchasesOf(tables).filter((p) => params.rail === 'any' || p.rail === facts.focalRail)
  return [...persons].flatMap((person) => {
    const own = purchases.filter((p) => p.person === person)
    const start = startOf(tables, person, own, params, facts.cutoff)
    if (!start || start > facts.cutoff) return []
    const cohort = periodStart(params.cohort, start)
    if (range.from && cohort < periodStart(params.cohort, range.from)) return []
    if (range.to && start > periodEnd(params.cohort, range.to)) return []
    const counts = own.filter((p) => countsAsActivity(p, filters) && (params.funding === 'any' || p.subsidy === 0))
    const active = counts.map((p) => p.day).filter((day) => day >= start && day <= facts.cutoff)
    return [{ person, start, cohort, active }]
  })
}

export function retentionCohorts(asked: Asked<CohortParams>, persons = chosenPersons(asked.tables, asked.filters)) {
  const { facts, params } = asked
  const length = { day: 1, week: 7, month: 30 }[params.grain]
  const everyone = starters(asked, persons)
  const cells = new Map<string, { cohort: string; age: number; until: number; cohort_size: number; eligible: number; returned: number }>()
  for (const { start, cohort, active } of everyone) {
    const windows: [number, number][] =
      params.mode === 'bracket'
        ? params.brackets.split(',').map((part) => part.split('-').map(Number) as [number, number])
        : Array.from({ length: Math.floor((daysBetween(start, facts.cutoff) + 1) / length) }, (_, k) => [k, k + 1])
    for (const [age, until] of windows) {
      const first = addDays(start, age * length)
      const last = addDays(start, until * length - 1)
      if (last > facts.cutoff) continue
      const key = `${cohort}/${age}/${until}`
      const cohort_size = everyone.filter((other) => other.cohort === cohort).length
      const cell = cells.get(key) ?? { cohort, age, until, cohort_size, eligible: 0, returned: 0 }
      cell.eligible++
      if (active.some((day) => day >= first && (params.mode === 'rolling' || day <= last))) cell.returned++
      cells.set(key, cell)
    }
  }
  for (const cohort of new Set(everyone.map((one) => one.cohort))) {
    if ([...cells.values()].some((cell) => cell.cohort === cohort)) continue
    const [age, until] = params.mode === 'bracket' ? params.brackets.split(',')[0]!.split('-').map(Number) : [0, 1]
    const cohort_size = everyone.filter((other) => other.cohort === cohort).length
    cells.set(cohort, { cohort, age: age!, until: until!, cohort_size, eligible: 0, returned: 0 })
  }
  return [...cells.values()].sort((a, b) => byText(a.cohort, b.cohort) || a.age - b.age || a.until - b.until)
}
