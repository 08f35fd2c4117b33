import { z } from 'zod'
import { daysBetween } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { paymentFilters } from '../../filters.ts'
import { benjaminiHochberg, holm } from '../../statistics/index.ts'
import { persons, probability, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { armsOf, type Sums } from './arm.ts'
import { balance, effects, isMoney } from './chart.ts'
import { effectOf, statuses } from './effect.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { beforeTheDraw, lotteryEffect as statement } from './sql.ts'
import { comparableColumns, isOver, lengthOf, losersWithWallet, notDrawn, ofSubjects, subjectOf, withoutWallets } from './subject.ts'

const amount = () =>
  z
    .number()
    .nullable()
    .meta({
      description: 'Minor units for spend, a share of persons for the others.',
      unitIn: ({ outcome }) => (isMoney(String(outcome)) ? 'minor' : 'share'),
    })

/** What the item of an outcome is. */
const itemOf = (outcome: string) => {
  if (outcome === 'spend' || outcome === 'prior_spend') return 'rail'
  return beforeTheDraw.find((key) => key === outcome) ?? null
}

interface Asked {
  outcome: string
  item: string | null
  kind: 'effect' | 'baseline'
}

/** What is compared: first what winning may change, then what it cannot have changed. */
function outcomesOf(rows: readonly Sums[], facts: Facts): Asked[] {
  const items = (outcome: string) => [...new Set(rows.filter((row) => row.outcome === outcome).map(({ item }) => item))].sort(byItem)
  const rails = [...new Set([...items('spend'), facts.focalRail])].sort(byItem)
  const before = rows.every(({ starts_on }) => daysBetween(facts.firstDay, starts_on) >= 30)
  const effect = (outcome: string, item: string | null = null): Asked => ({ outcome, item, kind: 'effect' })
  const baseline = (outcome: string, item: string | null = null): Asked => ({ outcome, item, kind: 'baseline' })
  return [
    ...rails.map((rail) => effect('spend', rail)),
    effect('total_spend'),
    effect('own_use'),
    effect('later_own_use'),
    ...(before ? [...items('prior_spend').map((rail) => baseline('prior_spend', rail)), baseline('prior_total_spend')] : []),
    ...beforeTheDraw.flatMap((key) => (items(key).length > 1 ? items(key).map((value) => baseline(key, value)) : [])),
  ]
}

const byItem = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)

/** One lottery, one of its strata, or all lotteries together: every outcome. */
function comparisons(rows: readonly Sums[], all: boolean, { days, by, against }: z.output<typeof params>, facts: Facts) {
  const subject = subjectOf(rows, all, by)
  const refused = against === 'everyone' ? ('everyone' as const) : notDrawn(rows)
  const mature = isOver(rows, days, facts)
  return outcomesOf(rows, facts).map(({ outcome, item, kind }) => {
    const arms = armsOf(rows, outcome, item)
    const losers_with_wallet = losersWithWallet(arms, facts)
    const onFocal = outcome === 'own_use' || outcome === 'later_own_use' || (outcome === 'spend' && item === facts.focalRail)
    return {
      ...subject,
      kind,
      outcome,
      item: item ?? '',
      ...effectOf(arms, refused, kind === 'baseline'),
      p_adjusted: null as number | null,
      family: null as number | null,
      losers_with_wallet,
      mechanical: onFocal && withoutWallets(losers_with_wallet),
      mature,
    }
  })
}

type Comparison = ReturnType<typeof comparisons>[number]

/** Adjusts within each family: effects and balance apart, all lotteries together apart from each of them; what is immature is not tested. */
function adjusted(rows: Comparison[], adjust: 'holm' | 'bh'): Comparison[] {
  const families = new Map<string, Comparison[]>()
  for (const row of rows) {
    if (row.p === null || !row.mature) continue
    const key = `${row.kind} ${row.campaign === '' ? 'all' : 'each'}`
    families.set(key, [...(families.get(key) ?? []), row])
  }
  for (const family of families.values()) {
    const p = (adjust === 'holm' ? holm : benjaminiHochberg)(family.map((row) => row.p!))
    family.forEach((row, i) => {
      row.p_adjusted = p[i]!
      row.family = family.length
    })
  }
  return rows
}

export const lotteryEffect = metric({
  id: 'lottery-effect',
  theme: 'campaigns',
  params,
  row: z.object({
    campaign: z.string().meta({ description: 'Lottery; empty for all lotteries together.', pick: false }),
    label: z.string().meta({ role: 'attribute', listed: false }),
    stratum: z.string().nullable(),
    kind: z.enum(['effect', 'baseline']).meta({ description: 'baseline: what the draw cannot have changed, as a check on it.' }),
    outcome: z.string(),
    item: z
      .string()
      .meta({ description: 'Rail, region or age band; empty where there is none.', namesIn: ({ outcome }) => itemOf(String(outcome)) }),
    status: z.enum(statuses).meta({ role: 'attribute' }),
    winners: persons(),
    losers: persons(),
    winners_mean: amount(),
    losers_mean: amount(),
    itt: amount(),
    itt_lower: amount(),
    itt_upper: amount(),
    take_up_difference: share(),
    late: amount(),
    late_lower: amount(),
    late_upper: amount(),
    first_stage_f: z.number().nullable(),
    p: probability(),
    p_adjusted: probability(),
    family: z.int().nullable().meta({ unit: 'tests', description: 'Tests adjusted together.' }),
    std_difference: z
      .number()
      .nullable()
      .meta({ unit: 'deviations', description: 'Difference in standard deviations, for what the draw cannot have changed.' }),
    ...comparableColumns,
  }),
  // Tier, operator, acquisition and campaign follow from the draw: dividing by them would undo it.
  filters: [...beforeTheDraw, ...paymentFilters],
  dates: 'cohorts',
  requires: ({ take_up }) => ['campaigns', 'lottery_entries', ...(take_up === 'wallet' ? ['wallets'] : [])],
  statement: ({ params, range, filters }) => statement({ days: lengthOf(params.days), takeUp: params.take_up, range, filters }),
  derive: (rows, { params }, facts) => {
    const sums = rows as unknown as Sums[]
    return adjusted(
      ofSubjects(
        sums,
        params.by,
        (rows, all) => comparisons(rows, all, params, facts),
        ({ status }) => status === 'estimated',
      ),
      params.adjust,
    )
  },
  charts: { effects, balance },
  labels,
})
