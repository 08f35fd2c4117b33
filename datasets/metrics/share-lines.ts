import type { Option, Spec } from './chart.ts'
import { tickDigits } from './precision.ts'
import { lines, type Measure, type Periods, roundAxis } from './timeline.ts'

/** Lines of shares over the periods, on an axis of percentages from zero. */
export function shareLines(
  p: Periods,
  measures: readonly Measure[],
  tell: (period: number) => string,
  spec: Spec,
  remarks: readonly string[] = [],
): Option {
  const most = Math.max(0, ...measures.flatMap(({ values, upper }) => [...values, ...(upper ?? [])].map((share) => share ?? 0)))
  const digits = tickDigits(roundAxis(most, false).step)
  return lines(p, measures, spec, { axis: (share) => spec.percent(share, digits), tell, whole: false, remarks })
}

/** Name of a period, and that it is not over where it is not. */
export const heading = (p: Periods, i: number, spec: Spec): string =>
  `${spec.period(p.days[i]!, p.grain)}${p.settled[i] ? '' : ` · ${spec.say('chart.immature')}`}`
