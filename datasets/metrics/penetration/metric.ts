import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { filterKeys } from '../../filters.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, persons, share, wallets } from '../columns.ts'
import { metric, type Query } from '../metric.ts'
import { penetrationByRegion } from './chart.ts'
import { labels } from './labels.ts'
import { penetration as statement } from './sql.ts'

interface Counted {
  region: string | null
  label: string | null
  persons: number
  eligible: number | null
  wallets: number | null
}

/** The range’s end; the cutoff where none is asked for or it lies later, since nothing is complete after it. */
const asOf = ({ range }: Query, facts: Facts) => (range.to && range.to < facts.cutoff ? range.to : facts.cutoff)

export const penetration = metric({
  id: 'penetration',
  theme: 'adoption',
  params: z.object({ rail: z.enum(['focal', 'any']).default('focal') }),
  row: z.object({
    region: z.string().nullable(),
    label: z.string().nullable().meta({ role: 'attribute', listed: false }),
    persons: persons(),
    eligible: persons().nullable(),
    share: share(),
    lower: share(),
    upper: share(),
    wallets: wallets().nullable(),
    as_of: z.string().meta({ unit: 'date' }),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => ['regions'],
  statement: (query, facts) => statement({ ...query.params, asOf: asOf(query, facts), filters: query.filters }, facts),
  derive: (rows, query, facts) =>
    (rows as unknown as Counted[]).map(({ wallets, ...row }) => ({
      ...row,
      ...(row.eligible && row.persons <= row.eligible
        ? { share: row.persons / row.eligible, ...wilson(row.persons, row.eligible) }
        : { share: null, lower: null, upper: null }),
      wallets,
      as_of: asOf(query, facts),
      mature: true,
    })),
  charts: { regions: penetrationByRegion },
  labels,
})
