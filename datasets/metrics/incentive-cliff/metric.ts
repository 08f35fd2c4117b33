import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { groupsOf } from '../../groups.ts'
import { cumulativeIncidence, StatisticsError } from '../../statistics/index.ts'
import { mature, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { segmentParameter } from '../segment-parameter.ts'
import { segment } from '../segments.ts'
import { horizonParameter } from '../survival/params.ts'
import { comparisonColumns, comparisonsOf, isMature, segmentsOf } from '../time-to-event.ts'
import { cliffCurves, cliffRatios } from './chart.ts'
import { labels } from './labels.ts'
import { incentiveCliff as statement } from './sql.ts'

interface End {
  segment: string
  time: number
  /** 1 own money, 2 left, 0 neither by the cutoff. */
  cause: number
  persons: number
}

const { hazard_ratio, ratio_lower, ratio_upper, log_rank_p, proportional_p } = comparisonColumns

const row = z.object({
  segment: segment(),
  time: z.int().meta({ role: 'dimension', unit: 'days', description: 'Days since the incentive was used up or expired.' }),
  at_risk: persons(),
  own_money: persons().meta({ description: 'First purchase with own money on this day.' }),
  left: persons().meta({ description: 'Closed or uninstalled the wallet on this day, before any such purchase.' }),
  censored: persons(),
  incidence: share().meta({ description: 'Cumulative incidence of a first purchase with own money.' }),
  lower: share(),
  upper: share(),
  incidence_left: share().meta({ description: 'Cumulative incidence of leaving first.' }),
  left_lower: share().meta({ bounds: 'incidence_left' }),
  left_upper: share().meta({ bounds: 'incidence_left' }),
  mature: mature().meta({ description: 'At least a tenth of the segment was still followed.' }),
  followed: persons(),
  median: z
    .int()
    .nullable()
    .meta({ unit: 'days', description: 'Day by which half had paid with own money; null where it never was half.' }),
  ...{ hazard_ratio, ratio_lower, ratio_upper, log_rank_p, proportional_p },
})
type CliffRow = z.output<typeof row>

const ended = (ends: readonly End[], cause: number) => ends.reduce((sum, end) => sum + (end.cause === cause ? end.persons : 0), 0)

/** Incidences just after each time at which something happened to somebody of the segment, 0 before the first event. */
function incidences(ends: readonly End[]) {
  try {
    return cumulativeIncidence(
      ends.map(({ time, cause, persons }) => ({ time, cause, count: persons })),
      { causes: 2 },
    )
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'all_censored') return null
    throw error
  }
}

function segmentRows(
  ends: readonly End[],
): Omit<CliffRow, 'segment' | 'hazard_ratio' | 'ratio_lower' | 'ratio_upper' | 'log_rank_p' | 'proportional_p'>[] {
  const found = incidences(ends)
  const followed = ends.reduce((sum, end) => sum + end.persons, 0)
  const half = found ? found.cif1!.findIndex((incidence) => incidence >= 0.5) : -1
  let atRisk = followed
  let i = -1
  return [...groupsOf(ends, ({ time }) => String(time)).values()]
    .sort(([a], [b]) => a!.time - b!.time)
    .map((own) => {
      const { time } = own[0]!
      while (found && i + 1 < found.times.length && found.times[i + 1]! <= time) i++
      const at = atRisk
      const counts = { own_money: ended(own, 1), left: ended(own, 2), censored: ended(own, 0) }
      atRisk -= counts.own_money + counts.left + counts.censored
      return {
        ...{ time, at_risk: at, ...counts },
        ...(found && i >= 0
          ? { incidence: found.cif1![i]!, lower: found.lower1![i]!, upper: found.upper1![i]! }
          : { incidence: 0, lower: 0, upper: 0 }),
        ...(found && i >= 0
          ? { incidence_left: found.cif2![i]!, left_lower: found.lower2![i]!, left_upper: found.upper2![i]! }
          : { incidence_left: 0, left_lower: 0, left_upper: 0 }),
        mature: isMature(at, followed),
        followed,
        median: half < 0 ? null : found!.times[half]!,
      }
    })
}

export const incentiveCliff = metric({
  id: 'incentive-cliff',
  theme: 'retention',
  params: z.object({ segment: segmentParameter(), horizon: horizonParameter() }),
  row,
  filters: filterKeys,
  dates: 'cohorts',
  requires: () => ['grants', 'wallets'],
  statement: (query, facts) => statement({ segment: query.params.segment, range: query.range, filters: query.filters }, facts),
  derive: (rows, { params }) => {
    const ends = rows as unknown as End[]
    // Of the comparison only what treats leaving as the end of being at risk: the hazard of paying with own money.
    const comparisons = comparisonsOf(
      ends.map(({ segment, time, cause, persons }) => ({
        ...{ segment, time, events: cause === 1 ? persons : 0, censored: cause === 1 ? 0 : persons },
      })),
      params.horizon,
    )
    return segmentsOf(ends).flatMap(([segment, own]): CliffRow[] => {
      const { hazard_ratio, ratio_lower, ratio_upper, log_rank_p, proportional_p } = comparisons.get(segment)!
      return segmentRows(own).map((point) => ({ segment, ...point, hazard_ratio, ratio_lower, ratio_upper, log_rank_p, proportional_p }))
    })
  },
  charts: { curves: cliffCurves, ratios: cliffRatios },
  labels,
})
