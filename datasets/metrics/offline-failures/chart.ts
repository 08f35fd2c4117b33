import { groupsOf } from '../../groups.ts'
import type { Chart, Option, Spec } from '../chart.ts'
import { cut, note, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { ranking } from '../ranking.ts'

export interface Failure {
  code: string | null
  connectivity: string
  payments: number
  attempts: number
  per_10k: number
  lower: number
  upper: number
}

const MOST = 15
const FOOT = 24

const nameOf = (row: Failure, spec: Spec) => (row.code === null ? spec.say('chart.codeUnknown') : spec.valueLabel('code', row.code))
const connectivityOf = (row: Failure, spec: Spec) => spec.valueLabel('connectivity', row.connectivity)

/** Rates as small as 0.5 and as large as 1,000 in one column. */
const rate = (value: number, spec: Spec) => spec.number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))

/** Reasons that ended most attempts first, each with all its kinds of connectivity. */
function ranked(rows: readonly Failure[]): Failure[][] {
  const codes = [...groupsOf(rows, ({ code }) => JSON.stringify(code)).values()]
  return codes
    .map((of) => of.toSorted((a, b) => b.payments - a.payments || b.per_10k - a.per_10k))
    .sort((a, b) => failed(b) - failed(a) || b[0]!.per_10k - a[0]!.per_10k)
}

const failed = (rows: readonly Failure[]) => rows.reduce((sum, row) => sum + row.payments, 0)

/** As many as there is room for. */
const shown = (rows: readonly Failure[]) => ranked(rows).flat().slice(0, MOST)

const about = (row: Failure, spec: Spec) => ({
  code: nameOf(row, spec),
  connectivity: connectivityOf(row, spec),
  rate: rate(row.per_10k, spec),
  interval: `${rate(row.lower, spec)}–${rate(row.upper, spec)}`,
  payments: spec.number(row.payments),
  attempts: spec.number(row.attempts),
})

function option(rows: readonly Failure[], spec: Spec): Option {
  const order = shown(rows)
  const drawn = ranking(
    order.map((row) => ({
      name: nameOf(row, spec),
      under: connectivityOf(row, spec),
      value: row.per_10k,
      lower: row.lower,
      upper: row.upper,
      colour: row.connectivity === 'online' || row.connectivity === 'unknown' ? spec.palette.quiet : spec.palette.accent,
      text: `${rate(row.per_10k, spec)} · ${spec.number(row.payments)}`,
    })),
    Math.max(0, ...order.map((row) => row.upper)) || 1,
    (i) => {
      const row = order[i]!
      return tooltipText(`${nameOf(row, spec)} · ${connectivityOf(row, spec)}`, [
        spec.say('chart.failureRate', about(row, spec)),
        spec.say('chart.interval', about(row, spec)),
        spec.say('chart.failures', about(row, spec)),
      ])
    },
    spec,
  )
  const notes = [
    ...(rows.length > order.length
      ? [spec.say('chart.noteMost', { shown: spec.number(order.length), all: spec.number(rows.length) })]
      : []),
    spec.say('chart.noteFailures'),
  ]
  return { ...drawn, grid: { ...(drawn.grid as Option), bottom: FOOT }, title: [note(cut(notes.join('   '), spec.width, 11), spec, 0)] }
}

function summary(rows: readonly Failure[], spec: Spec): string {
  const [most] = ranked(rows)
  if (!most) return spec.say('chart.nothing')
  const tried = new Map(rows.map((row) => [row.connectivity, row.attempts]))
  const whole = {
    payments: spec.number(failed(rows)),
    attempts: spec.number([...tried.values()].reduce((sum, n) => sum + n, 0)),
  }
  return joined([
    spec.say('chart.failureCount', whole),
    spec.say('chart.failureFinding', { ...about(most[0]!, spec), total: spec.number(failed(most)) }),
  ])
}

/** The reasons that ended most attempts, each per 10,000 attempts of its connectivity. */
export const failuresByCode: Chart<Failure> = {
  shape: 'bars',
  option,
  summary,
  n: (rows) => [...new Map(rows.map((row) => [row.connectivity, row.attempts])).values()].reduce((sum, n) => sum + n, 0),
  height: (rows) => FOOT + Math.max(96, Math.min(MOST, rows.length) * 40),
}
