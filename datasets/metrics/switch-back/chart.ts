import { type KaplanMeierPoint, kaplanMeierCharts } from '../kaplan-meier-charts.ts'

export interface SwitchPoint extends KaplanMeierPoint {
  time: number
}

/** Whose main rail is the old one again, by periods since the focal rail took its place. */
export const { curves: switchCurves, ratios: switchRatios } = kaplanMeierCharts<SwitchPoint>({
  timeOf: ({ time }) => time,
  rises: true,
  finding: 'chart.switchBackFinding',
  title: 'chart.switchBackTitle',
})
