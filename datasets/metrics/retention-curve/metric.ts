import { z } from 'zod'
import { filterKeys, type PersonFilter } from '../../filters.ts'
import { groupsOf } from '../../groups.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { parseBrackets, startCondition, tablesOfStart, windowLengths } from '../retention-cohorts/parameters.ts'
import { retentionCohorts as statement } from '../retention-cohorts/sql.ts'
import { segment } from '../segments.ts'
import { retentionCurves } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'

interface Cell {
  segment: string
  age: number
  until: number
  /** Everyone of the segment whose clock started, whether or not any window of theirs is over. */
  segment_size: number
  eligible: number
  returned: number
}

type Average = 'pooled' | 'simple' | 'both'

/** Persons pooled, each counted once; or the plain mean of the cohorts’ rates, whatever their size, which has no interval of its own. */
function curvePoint(cells: readonly Cell[], average: Average) {
  const { segment, age, until, segment_size } = cells[0]!
  const eligible = cells.reduce((sum, cell) => sum + cell.eligible, 0)
  const returned = cells.reduce((sum, cell) => sum + cell.returned, 0)
  const simple = cells.reduce((sum, cell) => sum + cell.returned / cell.eligible, 0) / cells.length
  const interval = average === 'simple' ? { lower: null, upper: null } : wilson(returned, eligible)
  return {
    ...{ segment, age, until, eligible, returned },
    rate: average === 'simple' ? simple : returned / eligible,
    ...interval,
    simple_rate: average === 'both' ? simple : null,
    mature: eligible === segment_size,
  }
}

export const retentionCurve = metric({
  id: 'retention-curve',
  theme: 'retention',
  params,
  row: z.object({
    segment: segment(),
    age: z.int().meta({ unit: 'windows', role: 'dimension' }),
    until: z.int().meta({ unit: 'windows', role: 'dimension' }),
    eligible: persons(),
    returned: persons(),
    rate: share(),
    lower: share(),
    upper: share(),
    simple_rate: share().meta({ unit: 'share', description: 'Plain mean of the cohorts’ rates, where both averages are asked for.' }),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'cohorts',
  requires: ({ start }) => tablesOfStart(start),
  statement: (query, facts) => {
    const { params } = query
    const study = {
      ...params,
      condition: startCondition(params),
      // Pooled, the cohorts only have to be whole: years give the fewest rows.
      cohort: params.average === 'pooled' ? ('year' as const) : params.cohort,
      length: windowLengths[params.grain],
      brackets: parseBrackets(params.brackets),
      range: wholePeriods(params.cohort, query),
      filters: query.filters,
      segment: params.segment === 'none' ? undefined : (params.segment as PersonFilter),
    }
    return statement(study, facts)
  },
  derive: (rows, { params }) => {
    const cells = (rows as unknown as Cell[]).filter(({ eligible }) => eligible > 0)
    const points = groupsOf(cells, ({ segment, age, until }) => JSON.stringify([segment, age, until]))
    return [...points.values()]
      .map((of) => curvePoint(of, params.average))
      .sort((a, b) => (a.segment < b.segment ? -1 : a.segment > b.segment ? 1 : a.age - b.age || a.until - b.until))
  },
  charts: { curves: retentionCurves },
  labels,
})
