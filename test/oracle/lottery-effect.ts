import { addDays } from '../../datasets/calendar.ts'
import { benjaminiHochberg, holm, StatisticsError, twoStageLeastSquares } from '../../datasets/statistics/index.ts'
import { type Asked, byText, countsAsActivity, firstWallet, groupBy, localDay, passes, purchasesOf } from './activity.ts'

export interface Params {
  days: '30' | '90' | 'cutoff'
  take_up: 'claimed' | 'wallet' | 'paid'
  by: 'campaign' | 'stratum'
  against: 'losers' | 'everyone'
  adjust: 'holm' | 'bh'
}

export interface Applicant {
  campaign: string
  starts: string
  /** Last day of the horizon; the first day where it runs to the cutoff. */
  horizon: string
  stratum: string | null
  won: boolean
  weight: number
  region: string | null
  age_band: string | null
  inTime: boolean
  d: number
  /** What is compared, by outcome and item. */
  y: Map<string, number>
}

export const key = (outcome: string, item: string | null) => JSON.stringify([outcome, item])

export function applicants({ tables, facts, range, filters, params }: Asked<Params>): Applicant[] {
  const { campaigns = [], lottery_entries = [], grants = [], wallets = [], persons = [] } = tables
  const everything = purchasesOf(tables).filter((p) => p.day <= facts.cutoff)
  return lottery_entries.flatMap((entry) => {
    const campaign = campaigns.find((c) => c.campaign_id === entry.campaign_id)!
    const person = persons.find((p) => p.person_id === entry.person_id)
    const starts = String(campaign.starts_on)
    const [region, age_band] = [(person?.region_id ?? null) as string | null, (person?.age_band ?? null) as string | null]
    if ((range.from && starts < range.from) || (range.to && starts > range.to)) return []
    if (!passes(filters.region, region) || !passes(filters.age_band, age_band)) return []
    const horizon = params.days === 'cutoff' ? facts.cutoff : addDays(starts, Number(params.days) - 1)
    const wallet = firstWallet(tables, String(entry.person_id))
    const opened = wallet && localDay(tables, wallet.opened_at)
    const mine = everything.filter((p) => p.person === entry.person_id)
    const during = mine.filter((p) => p.day >= starts && p.day <= horizon)
    const granted = grants.some(
      (g) => g.campaign_id === entry.campaign_id && wallets.some((w) => w.wallet_id === g.wallet_id && w.person_id === entry.person_id),
    )
    const took = {
      claimed: Boolean(entry.claimed_at) || granted,
      wallet: opened !== undefined && opened <= horizon && opened <= facts.cutoff,
      paid: during.some((p) => p.rail === facts.focalRail),
    }
    const y = new Map<string, number>([
      [key('region', region), 1],
      [key('age_band', age_band), 1],
    ])
    const add = (outcome: string, item: string | null, value: number) => y.set(key(outcome, item), (y.get(key(outcome, item)) ?? 0) + value)
    const counted = during.filter((p) => countsAsActivity(p, filters))
    for (const p of counted) {
      add('spend', p.rail, p.value)
      add('total_spend', null, p.value)
    }
    const own = counted.filter((p) => p.rail === facts.focalRail && p.subsidy === 0)
    y.set(key('own_use', null), own.length ? 1 : 0)
    y.set(key('later_own_use', null), own.some((p) => p.day > String(campaign.ends_on)) ? 1 : 0)
    for (const p of mine.filter((p) => p.day < starts && p.day >= addDays(starts, -30) && countsAsActivity(p, filters))) {
      add('prior_spend', p.rail, p.value)
      add('prior_total_spend', null, p.value)
    }
    return [
      {
        campaign: String(entry.campaign_id),
        starts,
        horizon: params.days === 'cutoff' ? starts : horizon,
        stratum: (entry.stratum ?? null) as string | null,
        won: Boolean(entry.won),
        weight: Number(person?.panel_weight ?? 1),
        ...{ region, age_band },
        inTime: opened !== undefined && opened <= String(campaign.ends_on),
        d: took[params.take_up] ? 1 : 0,
        y,
      },
    ]
  })
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** Weighted mean and linearised variance of a group, person by person. */
export function cell(group: readonly Applicant[], of: (a: Applicant) => number, and: (a: Applicant) => number) {
  const w = sum(group.map((a) => a.weight))
  const mean = (f: (a: Applicant) => number) => sum(group.map((a) => a.weight * f(a))) / w
  const [y, d] = [mean(of), mean(and)]
  const second = (f: (a: Applicant) => number, m: number, g: (a: Applicant) => number, n: number) =>
    (group.length * sum(group.map((a) => a.weight ** 2 * (f(a) - m) * (g(a) - n)))) / w ** 2
  return {
    count: group.length,
    ...{ outcome: y, treatment: d },
    outcomeVariance: second(of, y, of, y),
    treatmentVariance: second(and, d, and, d),
    covariance: second(of, y, and, d),
  }
}

export function attempt(rows: Parameters<typeof twoStageLeastSquares>[0]) {
  try {
    return twoStageLeastSquares(rows)
  } catch (error) {
    if (error instanceof StatisticsError) return error.code
    throw error
  }
}

/** Groups of applicants: lotteries by their first day, groups of the draw by name. */
export function subjectsInOrder(everyone: readonly Applicant[], of: (a: Applicant) => unknown[]): Applicant[][] {
  const inOrder = [...everyone].sort(
    (a, b) => byText(a.starts, b.starts) || byText(a.campaign, b.campaign) || byText(a.stratum ?? '~', b.stratum ?? '~'),
  )
  return [...groupBy(inOrder, (a) => JSON.stringify(of(a)))].map(([, group]) => group)
}

/** Why winners and losers cannot be compared at all; empty where they can. */
export function refusedWhy({ tables }: Asked<unknown>, group: readonly Applicant[]) {
  const campaign = (tables.campaigns ?? []).find((c) => c.campaign_id === group[0]!.campaign)!
  if (campaign.allocation !== 'lottery') return 'not_drawn'
  if (group.every((a) => a.won)) return 'no_losers'
  return group.every((a) => !a.won) ? 'no_winners' : ''
}

export function lotteryEffect(asked: Asked<Params>) {
  const { tables, facts, params } = asked
  const everyone = applicants(asked)
  const compare = (group: readonly Applicant[], all: boolean) => {
    const items = (outcome: string) =>
      [...new Set(group.flatMap((a) => [...a.y.keys()]))]
        .map((k) => JSON.parse(k) as [string, string | null])
        .filter(([name]) => name === outcome)
        .map(([, item]) => item)
        .sort((a, b) => byText(a ?? '', b ?? ''))
    const before = group.every((a) => facts.firstDay <= addDays(a.starts, -30))
    const rails = [...new Set([...items('spend'), facts.focalRail])].sort((a, b) => byText(a ?? '', b ?? ''))
    const asks: [string, string | null][] = [
      ...rails.map((rail): [string, string | null] => ['spend', rail]),
      ['total_spend', null],
      ['own_use', null],
      ['later_own_use', null],
      ...(before ? items('prior_spend').map((rail): [string, string | null] => ['prior_spend', rail]) : []),
      ...(before ? [['prior_total_spend', null] as [string, null]] : []),
      ...(['region', 'age_band'] as const).flatMap((name) =>
        items(name).length > 1 ? items(name).map((value): [string, string | null] => [name, value]) : [],
      ),
    ]
    const mature = group.every((a) => a.horizon <= facts.cutoff)
    return asks.map(([outcome, item]) => {
      const baseline = ['prior_spend', 'prior_total_spend', 'region', 'age_band'].includes(outcome)
      const y = (a: Applicant) => a.y.get(key(outcome, item)) ?? 0
      const arm = (won: boolean) => group.filter((a) => a.won === won)
      const [winners, losers] = [arm(true), arm(false)]
      const mean = (of: readonly Applicant[]) => (of.length ? cell(of, y, (a) => a.d).outcome : null)
      const cells = (d: (a: Applicant) => number) =>
        [...groupBy(group, (a) => JSON.stringify([a.campaign, a.stratum, a.won]))].map(([, of]) => ({
          ...cell(of, y, d),
          won: of[0]!.won,
          stratum: JSON.stringify([of[0]!.campaign, of[0]!.stratum]),
        }))
      const refused = params.against === 'everyone' ? 'everyone' : refusedWhy(asked, group)
      const effect = refused || attempt(cells((a) => (a.won ? 1 : 0)))
      const moved = refused || baseline ? 'none' : attempt(cells((a) => a.d))
      const whole = typeof effect === 'string' ? null : effect
      const late = whole && typeof moved !== 'string' ? moved : null
      const spread = whole && Math.sqrt((cell(winners, y, y).outcomeVariance + cell(losers, y, y).outcomeVariance) / 2)
      const focal = outcome === 'own_use' || outcome === 'later_own_use' || (outcome === 'spend' && item === facts.focalRail)
      const inTime = losers.length && tables.wallets?.length ? losers.filter((a) => a.inTime).length / losers.length : null
      return {
        campaign: all ? '' : group[0]!.campaign,
        stratum: params.by === 'stratum' ? (group[0]!.stratum ?? '') : null,
        kind: baseline ? 'baseline' : 'effect',
        outcome,
        item: item ?? '',
        status: refused || (effect === 'one_group' ? 'no_stratum' : effect === 'singular' ? 'not_enough' : 'estimated'),
        winners: winners.length,
        losers: losers.length,
        winners_mean: mean(winners),
        losers_mean: refused === 'everyone' ? null : mean(losers),
        itt: whole?.itt ?? null,
        itt_lower: whole?.ittLower ?? null,
        itt_upper: whole?.ittUpper ?? null,
        take_up_difference: late?.takeUpDifference ?? null,
        late: late?.late ?? null,
        late_lower: late?.lateLower ?? null,
        late_upper: late?.lateUpper ?? null,
        first_stage_f: late?.firstStageF ?? null,
        p: whole?.ittP ?? null,
        p_adjusted: null as number | null,
        family: null as number | null,
        std_difference: baseline && whole && spread ? whole.itt / spread : null,
        losers_with_wallet: inTime,
        mechanical: focal && inTime !== null && inTime < 0.05,
        mature,
      }
    })
  }
  const subjects = subjectsInOrder(everyone, (a) => (params.by === 'campaign' ? [a.campaign] : [a.campaign, a.stratum]))
  const single = subjects.flatMap((group) => compare(group, false))
  const settled = new Set(single.filter((row) => row.mature && row.status === 'estimated').map((row) => row.campaign))
  const pool = everyone.filter((a) => settled.has(a.campaign))
  const rows = [...(params.by === 'campaign' && settled.size > 1 ? compare(pool, true) : []), ...single]
  for (const family of groupBy(
    rows.filter((row) => row.p !== null && row.mature),
    (row) => `${row.kind}/${row.campaign === ''}`,
  ).values()) {
    const p = (params.adjust === 'holm' ? holm : benjaminiHochberg)(family.map((row) => row.p!))
    family.forEach((row, i) => {
      Object.assign(row, { p_adjusted: p[i], family: family.length })
    })
  }
  return rows
}
