import type { Chart, Spec } from '../chart.ts'
import { FEW, shade, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { ranking } from '../ranking.ts'

export interface FunnelStep {
  step: 'registered' | 'opened' | 'funded' | 'purchased' | 'own'
  persons: number
  share_of_previous: number | null
  share_of_first: number | null
  lower: number | null
  upper: number | null
  median_days: number | null
  mature: boolean
}

const NARROW = 480

const nameOf = (row: FunnelStep, spec: Spec) => spec.words.values[`step.${row.step}`]!
const daysOf = (row: FunnelStep, spec: Spec) =>
  row.median_days === null ? [] : [spec.say('chart.medianDays', { days: spec.number(row.median_days) })]

/** On a narrow card there is room for the share alone. */
const underOf = (row: FunnelStep, spec: Spec) =>
  [
    spec.say('chart.ofStepBefore', { share: spec.percent(row.share_of_previous!, 0) }),
    ...(spec.width < NARROW ? [] : daysOf(row, spec)),
  ].join(' · ')

function tell(row: FunnelStep, spec: Spec): string {
  return tooltipText(nameOf(row, spec), [
    spec.say('chart.count.persons', { n: spec.number(row.persons) }),
    ...(row.share_of_first !== null && row.lower !== null
      ? [
          `${spec.words.columns.share_of_first}: ${spec.percent(row.share_of_first, 1)}`,
          spec.say('chart.interval', { interval: spec.interval(row.lower, row.upper!) }),
        ]
      : []),
    ...(row.share_of_previous === null ? [] : [`${spec.words.columns.share_of_previous}: ${spec.percent(row.share_of_previous, 1)}`]),
    ...daysOf(row, spec),
    ...(row.persons < FEW ? [spec.say('chart.few')] : []),
  ])
}

const option = (rows: readonly FunnelStep[], spec: Spec) =>
  ranking(
    rows.map((row, i) => ({
      name: nameOf(row, spec),
      ...(i && row.share_of_previous !== null ? { under: underOf(row, spec) } : {}),
      value: row.share_of_first,
      lower: row.lower,
      upper: row.upper,
      colour: shade(spec.palette.sequential, 0.56 + 0.1 * i),
      text: `${spec.percent(row.share_of_first ?? 0, 1)} · ${spec.number(row.persons)}${row.persons < FEW ? '*' : ''}`,
      strong: true,
    })),
    1,
    (i) => tell(rows[i]!, spec),
    spec,
    rows.some((row) => row.persons < FEW) ? spec.say('chart.noteFew') : '',
  )

function summary(rows: readonly FunnelStep[], spec: Spec): string {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return spec.say('chart.nothing')
  const worst = rows.filter((row) => row.share_of_previous !== null).toSorted((a, b) => a.share_of_previous! - b.share_of_previous!)[0]
  return joined([
    spec.say('chart.funnelFinding', {
      n: spec.number(first.persons),
      days: spec.number(Number(spec.query.params.window)),
      share: spec.percent(last.share_of_first ?? 0, 1),
      step: nameOf(last, spec),
      interval: spec.interval(last.lower ?? 0, last.upper ?? 0),
    }),
    ...(worst ? [spec.say('chart.funnelLoss', { step: nameOf(worst, spec), share: spec.percent(worst.share_of_previous!, 1) })] : []),
  ])
}

/** From registration to paying with own money, each step as a share of the first. */
export const activationSteps: Chart<FunnelStep> = { shape: 'bars', option, summary, height: (rows) => 30 + rows.length * 52 }
