import { type KaplanMeierPoint, kaplanMeierCharts } from '../kaplan-meier-charts.ts'

export interface SurvivalPoint extends KaplanMeierPoint {
  time: number | null
  pending: number
}

/** Who is still active, by days since the first purchase. */
export const { curves: churnCurves, ratios: churnRatios } = kaplanMeierCharts<SurvivalPoint>({
  timeOf: ({ time }) => time,
  rises: false,
  finding: 'chart.survivalFinding',
  title: 'chart.survivalTitle',
  pendingOf: ({ pending }) => pending,
})
