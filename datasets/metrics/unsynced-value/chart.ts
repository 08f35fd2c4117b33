import { type Chart, type Choice, chosen, type Spec } from '../chart.ts'
import { tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { datesOf, lines, type Periods } from '../timeline.ts'

export interface OutstandingDay {
  day: string
  value: number
  payments: number
  oldest_days: number | null
}

const measures = ['value', 'payments', 'oldest_days'] as const
type Measure = (typeof measures)[number]

const measureOf = (spec: Spec) => chosen(spec, 'measure', measures, 'value')

const write = (measure: Measure, amount: number, spec: Spec) =>
  measure === 'value'
    ? spec.money(amount)
    : measure === 'payments'
      ? spec.number(amount)
      : spec.say('chart.days', { n: spec.number(amount) })

function option(rows: readonly OutstandingDay[], spec: Spec) {
  const measure = measureOf(spec)
  const p: Periods = { days: rows.map((row) => row.day), grain: 'day', settled: rows.map(() => true) }
  const line = {
    id: measure,
    label: spec.words.columns[measure]!,
    colour: spec.palette.accent,
    strong: true,
    // The age of nothing is not zero: the line is broken there.
    values: rows.map((row) => row[measure]),
    write: (amount: number) => write(measure, amount, spec),
  }
  const tell = (i: number) => {
    const row = rows[i]!
    return tooltipText(spec.date(row.day), [
      ...(['value', 'payments'] as const).map((column) => `${spec.words.columns[column]}: ${write(column, row[column], spec)}`),
      ...(row.oldest_days === null ? [] : [spec.say('chart.oldest', { n: spec.number(row.oldest_days) })]),
    ])
  }
  return lines(p, [line], spec, {
    axis: (amount) => (measure === 'value' ? spec.moneyTick(amount) : write(measure, amount, spec)),
    tell,
    whole: true,
  })
}

function summary(rows: readonly OutstandingDay[], spec: Spec): string {
  const last = rows.at(-1)
  if (!last) return spec.say('chart.nothing')
  const most = rows.reduce((peak, row) => (row.value > peak.value ? row : peak))
  const about = {
    day: spec.date(last.day),
    value: spec.money(last.value),
    n: spec.number(last.payments),
    days: spec.number(last.oldest_days ?? 0),
  }
  return joined([
    spec.say(last.payments ? 'chart.outstandingFinding' : 'chart.outstandingNone', about),
    ...(most.value > last.value ? [spec.say('chart.outstandingMost', { value: spec.money(most.value), day: spec.date(most.day) })] : []),
  ])
}

const choices = (_: readonly OutstandingDay[], spec: Spec): Choice[] => [
  {
    key: 'measure',
    label: spec.say('chart.show'),
    value: measureOf(spec),
    options: measures.map((value) => ({ value, label: spec.words.columns[value]! })),
  },
]

/** What is outstanding at the end of each day. */
export const outstandingByDay: Chart<OutstandingDay> = {
  shape: 'lines',
  option,
  summary,
  choices,
  pick: (rows, _, { index }) => datesOf(rows[index]?.day, 'day'),
  n: (rows) => rows.at(-1)?.payments ?? 0,
  nAt: (rows, spec) => spec.date(rows.at(-1)?.day ?? spec.facts.cutoff),
}
