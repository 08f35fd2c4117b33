import type { Spec } from '../metrics/chart.ts'
import { shade } from '../metrics/drawing.ts'
import type { Row } from '../metrics/metric.ts'
import type { Plot } from './document.ts'

/** A picture’s rows as categories and series, for charts that stay editable. */
export type Plotted = (rows: readonly Row[], spec: Spec) => Plot

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const distinct = (rows: readonly Row[], column: string) => [...new Set(rows.map((row) => String(row[column])))].sort()
const periods = (rows: readonly Row[], spec: Spec) =>
  distinct(rows, 'period').map((day) => spec.period(day, String(spec.query.params.grain ?? 'month')))

/** Persons by where they come from, a bar a period that is over; slides give bars no outline, so that each colour is 3 : 1 on white. */
export const activePlot: Plotted = (rows, spec) => ({
  ...{ kind: 'stacked-bar', unit: 'persons', categories: periods(rows, spec) },
  series: (
    [
      ['retained', 0.95],
      ['resurrected', 0.75],
      ['new', 0.56],
    ] as const
  ).map(([kind, strength]) => ({
    ...{ name: spec.words.columns[kind] ?? kind, colour: shade(spec.palette.sequential, strength) },
    values: rows.map((row) => (row.mature === true ? number(row[kind]) : null)),
  })),
})

/** Each rail’s share of the value paid; a rail without a payment in a period that has payments has the share zero. */
export const railsPlot: Plotted = (rows, spec) => {
  const days = distinct(rows, 'period')
  const shareIn = (rail: string, day: string) => {
    const own = rows.filter(({ period }) => period === day)
    if (own[0]?.mature !== true) return null
    return number(own.find((row) => row.rail === rail)?.share_value ?? 0)
  }
  const series = distinct(rows, 'rail').map((rail) => ({
    ...{ rail, name: spec.railLabel(rail), colour: spec.railColour(rail) },
    values: days.map((day) => shareIn(rail, day)),
  }))
  const last = (values: readonly (number | null)[]) => values.findLast((value) => value !== null) ?? 0
  return {
    ...{ kind: 'line', unit: 'share', categories: periods(rows, spec) },
    series: series
      .sort((a, b) => last(b.values) - last(a.values) || (a.rail < b.rail ? -1 : 1))
      .map(({ name, colour, values }) => ({ name, colour, values })),
  }
}

/** Share of payments without a network, all kinds of it together. */
export const offlinePlot: Plotted = (rows, spec) => {
  const days = distinct(rows, 'period')
  const values = days.map((day) => {
    const kinds = rows.filter(({ period }) => period === day)
    const n = number(kinds[0]?.n)
    if (!n || kinds[0]?.mature !== true) return null
    return (n - (number(kinds.find(({ connectivity }) => connectivity === 'online')?.payments) ?? 0)) / n
  })
  const name = spec.say('chart.withoutNetwork')
  return { kind: 'line', unit: 'share', categories: periods(rows, spec), series: [{ name, colour: spec.palette.accent, values }] }
}

/** Share that paid again in each window, all cohorts together. */
export const retentionPlot: Plotted = (rows, spec) => ({
  ...{ kind: 'line', unit: 'share', categories: rows.map(({ age }) => spec.say('brief.chart.window', { n: number(age) ?? 0 })) },
  series: [{ name: spec.say('brief.chart.rate'), colour: spec.palette.accent, values: rows.map(({ rate }) => number(rate)) }],
})
