import type { Chart, Spec } from '../chart.ts'
import { signed } from '../difference-words.ts'
import { FEW, tooltipText } from '../drawing.ts'
import { type ForestPanel, forest, forestHeight, statement, statementHeight } from '../forest.ts'
import { joined } from '../joined.ts'
import { refusal, type SubjectRow, subjectChoice, subjectId, subjectName, subjectOf, subjects } from '../lottery-effect/subject-words.ts'
import type { Diverted } from './diverted.ts'

export interface DiversionRow extends Diverted, Omit<SubjectRow, 'status'> {
  source: 'rail' | 'expansion'
  rail: string
  winners: number
  losers: number
  losers_with_wallet: number | null
  mechanical: boolean
}

type Told = DiversionRow & { share: number; lower: number; upper: number }

/** Rows of the lottery shown. */
function shown(rows: readonly DiversionRow[], spec: Spec): DiversionRow[] {
  const subject = subjectOf(rows, spec)
  return rows.filter((row) => subjectId(row) === subject)
}

const isTold = (row: DiversionRow): row is Told => row.share !== null && row.lower !== null && row.upper !== null

/** Rails by what came from them, most first; what is new stands last. */
const told = (rows: readonly DiversionRow[], spec: Spec): Told[] =>
  shown(rows, spec)
    .filter(isTold)
    .sort((a, b) => Number(a.source === 'expansion') - Number(b.source === 'expansion') || b.share - a.share)

const nameOf = (row: DiversionRow, spec: Spec) =>
  row.source === 'expansion' ? spec.say('chart.diversion.expansion') : spec.railLabel(row.rail)

function percent(share: number, spec: Spec): string {
  const size = spec.percent(Math.abs(share), 1)
  return share < 0 ? signed(share, size) : size
}

const focal = (spec: Spec) => spec.railLabel(spec.facts.focalRail)

/** The same in all rows of a lottery: why there are no shares, or what they rest on. */
function basis(row: DiversionRow, spec: Spec): string[] {
  const f = row.first_stage_f
  if (row.status !== 'estimated') return [refusal(row, spec, { f: f === null ? '' : f.toFixed(1), focal: focal(spec) })]
  const added = spec.money(Math.round(row.added!))
  return [
    f === null
      ? spec.say('chart.diversion.decided', { added, focal: focal(spec) })
      : spec.say('chart.diversion.firstStage', { added, focal: focal(spec), f: spec.number(Math.round(f)) }),
  ]
}

function warnings(row: DiversionRow, spec: Spec): string[] {
  if (!row.mechanical || row.status !== 'estimated') return []
  const values = { focal: focal(spec) }
  return row.losers_with_wallet
    ? [spec.say('chart.diversion.mechanical', { ...values, share: spec.percent(row.losers_with_wallet, 1) })]
    : [spec.say('chart.diversion.mechanicalNone', values)]
}

function notesOf(rows: readonly DiversionRow[], spec: Spec): string[] {
  const of = shown(rows, spec)
  const row = of[0]
  if (!row) return []
  const estimated = row.status === 'estimated'
  const beyond = of.some(({ source, share }) => source === 'expansion' && share !== null && share > 1)
  return [
    ...warnings(row, spec),
    ...basis(row, spec),
    ...(estimated ? [spec.say('chart.lottery.against', { n: spec.number(row.winners), m: spec.number(row.losers) })] : []),
    ...(estimated ? [spec.say('chart.diversion.gift', { focal: focal(spec) })] : []),
    ...(beyond ? [spec.say('chart.diversion.beyond')] : []),
    ...(estimated && Math.min(row.winners, row.losers) < FEW ? [spec.say('chart.noteFew')] : []),
    ...(estimated && !row.mature ? [spec.say('chart.diversion.open')] : []),
  ]
}

const between = ({ lower, upper }: Told, spec: Spec) => `${percent(lower, spec)} … ${percent(upper, spec)}`

function panelOf(rows: readonly DiversionRow[], spec: Spec): ForestPanel | null {
  const of = told(rows, spec)
  const [first] = of
  if (!first) return null
  const few = Math.min(first.winners, first.losers) < FEW ? '*' : ''
  return {
    heading: [subjectName(first, spec), spec.say('chart.diversion.heading', { focal: focal(spec) })].join(' · '),
    tick: (value) => percent(value, spec).replace(/\.0(?=\D*$)/, ''),
    estimates: of.map((row) => ({
      name: nameOf(row, spec),
      value: row.share,
      lower: row.lower,
      upper: row.upper,
      text: `${percent(row.share, spec)}${few}`,
      aside: ` (${between(row, spec)})`,
      colour: row.source === 'expansion' ? spec.palette.accent : spec.railColour(row.rail),
      open: !row.mature,
      tell: tooltipText(`${nameOf(row, spec)} · ${subjectName(row, spec)}`, [
        `${spec.words.columns.share}: ${percent(row.share, spec)} (${between(row, spec)})`,
        ...basis(row, spec),
        ...warnings(row, spec),
        ...(row.mature ? [] : [spec.say('chart.immature')]),
        ...(few ? [spec.say('chart.few')] : []),
      ]),
    })),
  }
}

const refusals = (rows: readonly DiversionRow[], spec: Spec) =>
  shown(rows, spec)
    .slice(0, 1)
    .flatMap((row) => basis(row, spec))

function summary(rows: readonly DiversionRow[], spec: Spec): string {
  const of = told(rows, spec)
  if (!of.length) return joined(refusals(rows, spec)) || spec.say('chart.nothing')
  const parts = of.map((row) =>
    spec.say('chart.diversion.part', {
      ...{ name: nameOf(row, spec), share: percent(row.share, spec) },
      ...{ lower: percent(row.lower, spec), upper: percent(row.upper, spec) },
    }),
  )
  const values = { subject: subjectName(of[0]!, spec), focal: focal(spec), parts: parts.join(spec.say('chart.semicolon')) }
  return joined([spec.say('chart.diversion.finding', values), ...notesOf(rows, spec)])
}

/** Where most of it came from, if any rail’s interval is above zero; else what is new, if that is. */
function title(rows: readonly DiversionRow[], spec: Spec): string | null {
  const of = told(rows, spec)
  const expansion = of.find(({ source }) => source === 'expansion')
  const [most] = of
  if (!expansion?.mature || !most) return null
  const values = { focal: focal(spec), expansion: percent(expansion.share, spec) }
  if (most.source === 'rail' && most.lower > 0 && most.share > expansion.share)
    return spec.say('chart.diversion.titleRail', { ...values, rail: nameOf(most, spec), share: percent(most.share, spec) })
  return expansion.lower > 0 ? spec.say('chart.diversion.titleNew', values) : null
}

/** Where spend on the focal rail came from: each other rail, and what was spent on none before. */
export const sources: Chart<DiversionRow> = {
  shape: 'bars',
  option: (rows, spec) => {
    const panel = panelOf(rows, spec)
    return panel ? forest([panel], notesOf(rows, spec), spec) : statement(refusals(rows, spec), spec)
  },
  summary,
  finding: title,
  n: (rows, spec) => {
    const [row] = shown(rows, spec)
    return row ? row.winners + row.losers : 0
  },
  choices: (rows, spec) => (subjects(rows).length > 1 ? [subjectChoice(rows, spec)] : []),
  height: (rows, spec) => {
    const panel = panelOf(rows, spec)
    return panel ? forestHeight([panel], notesOf(rows, spec), spec) : statementHeight(refusals(rows, spec), spec)
  },
}
