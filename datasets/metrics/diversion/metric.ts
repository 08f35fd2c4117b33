import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { paymentFilters } from '../../filters.ts'
import { persons, share } from '../columns.ts'
import type { Sums } from '../lottery-effect/arm.ts'
import { beforeTheDraw } from '../lottery-effect/sql.ts'
import {
  comparableColumns,
  isOver,
  lengthOf,
  losersWithWallet,
  notDrawn,
  ofSubjects,
  subjectOf,
  withoutWallets,
} from '../lottery-effect/subject.ts'
import { metric } from '../metric.ts'
import { sources } from './chart.ts'
import { armsOfSpend, divertedOf, statuses } from './diverted.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { diversion as statement } from './sql.ts'

/** One lottery, one of its groups, or all lotteries together: each other rail, then what was not spent before. */
function sourcesOf(rows: readonly Sums[], all: boolean, { days, by }: z.output<typeof params>, facts: Facts) {
  const subject = subjectOf(rows, all, by)
  const mature = isOver(rows, days, facts)
  const items = rows.filter(({ outcome }) => outcome === 'spend').map(({ item }) => item)
  const rails = [...new Set(items)].filter((rail) => rail !== null && rail !== facts.focalRail).sort() as string[]
  return [...rails, null].map((rail) => {
    const arms = armsOfSpend(rows, rail === null ? 'total_spend' : 'spend', rail, facts.focalRail)
    const losers_with_wallet = losersWithWallet(arms, facts)
    const diverted = divertedOf(arms, rail === null ? 1 : -1, notDrawn(rows))
    return {
      ...subject,
      source: rail === null ? ('expansion' as const) : ('rail' as const),
      rail: rail ?? '',
      ...diverted,
      losers_with_wallet,
      mechanical: withoutWallets(losers_with_wallet),
      mature,
    }
  })
}

/** Statuses in which winners and losers were compared, whatever came of it. */
const compared: ReadonlySet<string> = new Set(['estimated', 'weak', 'unmoved'])

export const diversion = metric({
  id: 'diversion',
  theme: 'migration',
  params,
  row: z.object({
    campaign: z.string().meta({ description: 'Lottery; empty for all lotteries together.', pick: false }),
    label: z.string().meta({ role: 'attribute', listed: false }),
    stratum: z.string().nullable(),
    source: z.enum(['rail', 'expansion']).meta({ description: 'expansion: spend that was on no rail before, by which total spend rises.' }),
    rail: z.string().meta({
      description: 'Rail that the spend came from; empty for expansion.',
      namesIn: ({ source }) => (source === 'rail' ? 'rail' : null),
    }),
    status: z.enum(statuses).meta({ role: 'attribute' }),
    share: share().meta({
      unit: 'share',
      description: 'Of what winning added to spend on the focal rail; with expansion they add up to 1. Below 0 where the rail gained too.',
    }),
    lower: share(),
    upper: share(),
    added: z.number().nullable().meta({ unit: 'minor', description: 'Effect of winning on spend on the focal rail, a person.' }),
    first_stage_f: z.number().nullable(),
    winners: persons(),
    losers: persons(),
    ...comparableColumns,
  }),
  filters: [...beforeTheDraw, ...paymentFilters],
  dates: 'cohorts',
  requires: () => ['campaigns', 'lottery_entries'],
  statement: ({ params, range, filters }) => statement({ days: lengthOf(params.days), range, filters }),
  derive: (rows, { params }, facts) =>
    ofSubjects(
      rows as unknown as Sums[],
      params.by,
      (of, all) => sourcesOf(of, all, params, facts),
      ({ status }) => compared.has(status),
    ),
  charts: { sources },
  labels,
})
