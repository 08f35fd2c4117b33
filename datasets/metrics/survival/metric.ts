import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { persons } from '../columns.ts'
import { metric } from '../metric.ts'
import { segment } from '../segments.ts'
import { comparisonColumns, comparisonsOf, curvesOf, type FollowUp, followedIn, pointColumns, segmentsOf } from '../time-to-event.ts'
import { churnCurves, churnRatios } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { survival as statement } from './sql.ts'

const row = z.object({
  segment: segment(),
  time: z
    .int()
    .nullable()
    .meta({ role: 'dimension', unit: 'days', description: 'Days since the first purchase; null where nobody could be followed yet.' }),
  ...pointColumns,
  followed: persons().meta({ description: 'Persons or wallets of the segment whose time could be followed.' }),
  pending: persons().meta({ description: 'Those who started less than the dormancy before the cutoff: too recently to say.' }),
  ...comparisonColumns,
})

const blank = Object.fromEntries(Object.keys(comparisonColumns).map((column) => [column, null])) as Record<
  keyof typeof comparisonColumns,
  null
>

export const survival = metric({
  id: 'survival',
  theme: 'retention',
  params,
  row,
  filters: filterKeys,
  dates: 'cohorts',
  requires: ({ level }) => (level === 'wallet' ? ['wallets'] : []),
  statement: (query, facts) =>
    statement({ ...query.params, funding: query.params.money, range: query.range, filters: query.filters }, facts),
  derive: (rows, { params }) => {
    const ends = rows as unknown as (FollowUp & { pending: number })[]
    const comparisons = comparisonsOf(ends, params.horizon)
    return segmentsOf(ends).flatMap(([segment, own]): z.output<typeof row>[] => {
      const pending = own.reduce((sum, end) => sum + end.pending, 0)
      const followed = followedIn(own)
      const none = { at_risk: 0, events: 0, censored: 0, survival: null, lower: null, upper: null, mature: false }
      if (!followed) return [{ segment, time: null, ...none, followed, pending, ...blank }]
      return curvesOf(own).map((point) => ({ ...point, followed, pending, ...comparisons.get(segment)! }))
    })
  },
  charts: { curves: churnCurves, ratios: churnRatios },
  labels,
})
