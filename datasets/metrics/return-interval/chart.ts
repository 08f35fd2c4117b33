import { type KaplanMeierPoint, kaplanMeierCharts } from '../kaplan-meier-charts.ts'

export interface IntervalPoint extends KaplanMeierPoint {
  gap_days: number
}

/** Who has come back, by days since the purchase before. */
export const { curves: intervalCurves, ratios: intervalRatios } = kaplanMeierCharts<IntervalPoint>({
  timeOf: ({ gap_days }) => gap_days,
  rises: true,
  finding: 'chart.intervalFinding',
  title: 'chart.intervalTitle',
})
