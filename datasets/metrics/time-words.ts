import type { Spec } from './chart.ts'

const units = ['day', 'month', 'quarter', 'year'] as const
/** What a curve's time is counted in: calendar periods where the metric has a grain, days elsewhere. */
type TimeUnit = (typeof units)[number]

const rounded = (value: number) => Math.round(value * 10) / 10

/** Times of a curve and of what compares curves, in the unit they are counted in. */
export function timeWords(spec: Spec) {
  const { say, number } = spec
  const unit: TimeUnit = units.find((one) => one === spec.query.params.grain) ?? 'day'
  const one = (value: number) => number(rounded(value))
  if (unit === 'day')
    return {
      unit,
      mark: (day: number) => say('chart.dayMark', { day: number(day) }),
      within: (day: number): Record<string, string> => ({ day: number(day) }),
      median: (days: number) => say('chart.medianDays', { days: one(days) }),
      medianInterval: (days: number, lower: number, upper: number) =>
        say('chart.medianInterval', { days: one(days), lower: one(lower), upper: one(upper) }),
      medianMark: (days: number) => say('chart.medianMark', { days: number(days) }),
      restrictedMean: (tau: number) => say('chart.restrictedMean', { tau: number(tau) }),
      mean: (mean: number, lower: number, upper: number, tau: number) =>
        say('chart.meanFinding', { mean: one(mean), lower: one(lower), upper: one(upper), tau: number(tau) }),
      noteLater: say('chart.noteLaterDays'),
    }
  const length = (value: number) => say(`chart.periods.length.${unit}`, { count: rounded(value), n: one(value) })
  return {
    unit,
    mark: (period: number) => say(`chart.periods.mark.${unit}`, { n: number(period) }),
    within: (period: number): Record<string, string> => ({ span: length(period) }),
    median: (periods: number) => say('chart.periods.median', { span: length(periods) }),
    medianInterval: (periods: number, lower: number, upper: number) =>
      say('chart.periods.medianInterval', { span: length(periods), lower: one(lower), upper: one(upper) }),
    medianMark: (periods: number) => say('chart.periods.median', { span: length(periods) }),
    restrictedMean: (tau: number) => say(`chart.periods.restrictedMean.${unit}`, { tau: number(tau) }),
    mean: (mean: number, lower: number, upper: number, tau: number) =>
      say('chart.periods.mean', { mean: length(mean), lower: one(lower), upper: one(upper), tau: number(tau) }),
    noteLater: say('chart.periods.noteLater'),
  }
}
