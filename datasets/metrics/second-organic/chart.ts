import { type KaplanMeierPoint, kaplanMeierCharts } from '../kaplan-meier-charts.ts'

export interface SecondPoint extends KaplanMeierPoint {
  time: number
}

/** Who has paid with own money a second time, by days since the first time. */
export const { curves: secondCurves, ratios: secondRatios } = kaplanMeierCharts<SecondPoint>({
  timeOf: ({ time }) => time,
  rises: true,
  finding: 'chart.secondFinding',
  title: 'chart.secondTitle',
})
