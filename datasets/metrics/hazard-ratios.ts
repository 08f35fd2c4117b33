import type { Chart, Spec } from './chart.ts'
import { FEW, tooltipText } from './drawing.ts'
import { segmentName } from './event-curves.ts'
import { type ForestPanel, forest, forestHeight } from './forest.ts'
import { joined } from './joined.ts'
import { inOrder } from './segment-order.ts'

interface Estimate {
  value: number
  lower: number | null
  upper: number | null
}

/** A segment against the others. */
export interface Compared {
  segment: string
  followed: number
  /** Hazard against the reference, which has 1 without an interval; null where it cannot be told. */
  ratio: Estimate | null
  /** What can be compared whatever the hazards do: restricted means, or shares on a day. */
  plain: Estimate | null
}

export interface Comparing {
  segments: readonly Compared[]
  logRank: number | null
  proportional: number | null
  /** What `plain` is. */
  plainName: string
  writePlain(value: number): string
  /** What the log-rank test is of, where that is not the curves themselves. */
  testOf?: string
  /** Sentence that leads where hazards are not proportional. */
  leads: string
}

/** Below this the hypothesis of proportional hazards is given up. */
export const ALPHA = 0.05
/** Ratios beyond this many doublings are drawn at the edge; the text beside them says them in full. */
const DOUBLINGS = 6

/** A p-value as it is printed: three digits, and never 0. */
export const pText = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`)

export const changing = ({ proportional }: Pick<Comparing, 'proportional'>): boolean => proportional !== null && proportional < ALPHA

/** The two tests in words, and which figure leads because of them. */
export function testSentences(found: Comparing, spec: Spec): string[] {
  if (found.segments.length < 2) return []
  if (found.logRank === null) return [spec.say('chart.notCompared')]
  return [
    spec.say(found.testOf ?? 'chart.logRank', { p: pText(found.logRank) }),
    ...(changing(found) ? [spec.say('chart.notProportional', { p: pText(found.proportional!) }), found.leads] : []),
  ]
}

const digits = (value: number) => Math.round(value * 100) / 100

type Read<Row> = (rows: readonly Row[], spec: Spec) => Comparing
type Kind = 'ratio' | 'plain'

/** What can be compared, what leads first: ratios unless they change over time. */
function kindsOf(found: Comparing): Kind[] {
  if (found.segments.filter(({ ratio }) => ratio).length < 2) return ['plain']
  return changing(found) ? ['plain', 'ratio'] : ['ratio', 'plain']
}

const headingOf = (kind: Kind, found: Comparing, spec: Spec) => (kind === 'ratio' ? spec.say('chart.hazardRatio') : found.plainName)
const nameOf = ({ segment, followed }: Compared, spec: Spec) =>
  `${segmentName(segment, spec.say('chart.everyone'), spec)}${followed < FEW ? '*' : ''}`

function written(estimate: Estimate | null, kind: Kind, found: Comparing, spec: Spec): string {
  if (!estimate) return spec.say('chart.cannotTell')
  const write = kind === 'ratio' ? (value: number) => spec.number(digits(value)) : found.writePlain
  if (estimate.lower === null || estimate.upper === null)
    return kind === 'ratio' ? `${write(estimate.value)} (${spec.say('chart.reference')})` : write(estimate.value)
  return `${write(estimate.value)} (${write(estimate.lower)}–${write(estimate.upper)})`
}

/** Ratios stand on a scale of doublings, where 2 and 1/2 are equally far from 1. */
function place(value: number | null, kind: Kind): number | null {
  if (value === null || kind === 'plain') return value
  return Math.min(DOUBLINGS, Math.max(-DOUBLINGS, Math.log2(value)))
}

const panelOf = (kind: Kind, found: Comparing, spec: Spec): ForestPanel => ({
  heading: headingOf(kind, found, spec),
  tick: (value) => (kind === 'ratio' ? spec.number(digits(2 ** value)) : found.writePlain(value)),
  estimates: inOrder(found.segments, spec).map((row) => {
    const estimate = row[kind]
    const text = written(estimate, kind, found, spec)
    const interval = text.indexOf(' (')
    return {
      name: nameOf(row, spec),
      value: place(estimate?.value ?? null, kind),
      lower: place(estimate?.lower ?? null, kind),
      upper: place(estimate?.upper ?? null, kind),
      ...(interval > 0 ? { text: text.slice(0, interval), aside: text.slice(interval) } : { text }),
      colour: spec.palette.accent,
      tell: tooltipText(nameOf(row, spec), [text, spec.say('chart.count.persons', { n: spec.number(row.followed) })]),
    }
  }),
})

const panelsOf = (found: Comparing, spec: Spec) => kindsOf(found).map((kind) => panelOf(kind, found, spec))

const notesOf = (found: Comparing, spec: Spec) => [
  ...testSentences(found, spec),
  ...(found.segments.some(({ followed }) => followed < FEW) ? [spec.say('chart.noteFew')] : []),
]

/** Figures of all segments in one sentence. */
export function comparedSentence(kind: Kind, found: Comparing, spec: Spec): string {
  const each = inOrder(found.segments, spec).map(
    (row) => `${segmentName(row.segment, spec.say('chart.everyone'), spec)} ${written(row[kind], kind, found, spec)}`,
  )
  return spec.say('chart.comparedFinding', { what: headingOf(kind, found, spec), each: each.join(spec.say('chart.semicolon')) })
}

function summary(found: Comparing, spec: Spec): string {
  if (found.segments.length === 0) return spec.say('chart.nothing')
  const figures = kindsOf(found).map((kind) => comparedSentence(kind, found, spec))
  const tests = testSentences(found, spec)
  return joined(changing(found) ? [...tests, ...figures] : [...figures, ...tests])
}

/** Segments against each other: hazard ratios, and what stays comparable where those change over time. */
export const ratiosChart = <Row>(read: Read<Row>): Chart<Row> => ({
  shape: 'bars',
  option: (rows, spec) => forest(panelsOf(read(rows, spec), spec), notesOf(read(rows, spec), spec), spec),
  summary: (rows, spec) => summary(read(rows, spec), spec),
  height: (rows, spec) => forestHeight(panelsOf(read(rows, spec), spec), notesOf(read(rows, spec), spec), spec),
})
