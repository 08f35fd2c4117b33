import { z } from 'zod'
import { addDays } from '../../calendar.ts'
import { paymentFilters, personFilters } from '../../filters.ts'
import { benjaminiHochberg, equalProportions, holm, newcombe } from '../../statistics/index.ts'
import { mature, persons, probability, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { campaignDifferences } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { campaignComparison as statement } from './sql.ts'

interface Counted {
  campaign: string
  label: string
  ends_on: string
  n: number
  x: number
}

const campaign = () => z.string().meta({ namesIn: () => 'campaign' })

export const campaignComparison = metric({
  id: 'campaign-comparison',
  theme: 'campaigns',
  params,
  row: z.object({
    campaign_a: campaign(),
    campaign_b: campaign(),
    label_a: z.string().meta({ role: 'attribute', listed: false }),
    label_b: z.string().meta({ role: 'attribute', listed: false }),
    n_a: persons(),
    x_a: persons(),
    rate_a: share(),
    n_b: persons(),
    x_b: persons(),
    rate_b: share(),
    difference: share(),
    lower: share(),
    upper: share(),
    p: probability(),
    p_adjusted: probability(),
    family: z.int().nullable().meta({ unit: 'tests', description: 'Pairs adjusted together.' }),
    mature: mature(),
  }),
  filters: [...personFilters, ...paymentFilters],
  dates: 'cohorts',
  requires: () => ['campaigns', 'grants', 'wallets'],
  statement: ({ params, range, filters }) => statement({ outcome: params.outcome, days: params.within === '30' ? 30 : 90, range, filters }),
  derive: (rows, { params }, facts) => {
    const campaigns = (rows as unknown as Counted[]).map((row) => ({
      ...row,
      over: (params.outcome === 'redeemed' ? row.ends_on : addDays(row.ends_on, Number(params.within))) <= facts.cutoff,
      // A packet may be used by someone who never took it; then the two counts are not part and whole.
      x: Math.min(row.x, row.n),
    }))
    const pairs = campaigns.flatMap((a, i) =>
      campaigns.slice(i + 1).map((b) => ({
        campaign_a: a.campaign,
        campaign_b: b.campaign,
        label_a: a.label,
        label_b: b.label,
        ...{ n_a: a.n, x_a: a.x, rate_a: a.x / a.n, n_b: b.n, x_b: b.x, rate_b: b.x / b.n },
        ...newcombe(a.x, a.n, b.x, b.n),
        p: equalProportions(a.x, a.n, b.x, b.n),
        mature: a.over && b.over,
      })),
    )
    // What is not over is not tested, so that it takes nothing from the others either.
    const family = pairs.filter((pair) => pair.mature)
    const corrected = family.length ? (params.adjust === 'holm' ? holm : benjaminiHochberg)(family.map(({ p }) => p)) : []
    const places = new Map(family.map((pair, i) => [pair, i]))
    return pairs.map((pair) => {
      const place = places.get(pair)
      return { ...pair, p_adjusted: place === undefined ? null : corrected[place]!, family: place === undefined ? null : family.length }
    })
  },
  charts: { differences: campaignDifferences },
  labels,
})
