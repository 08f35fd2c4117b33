import { groupsOf } from '../../groups.ts'
import { type Chart, type Choice, chosen, type Spec } from '../chart.ts'
import { points, pointsTick, signed } from '../difference-words.ts'
import { FEW, tooltipText } from '../drawing.ts'
import { type Estimate, type ForestPanel, forest, forestHeight, statement, statementHeight } from '../forest.ts'
import { joined } from '../joined.ts'
import { type Effect, WEAK } from './effect.ts'
import { refusal, type SubjectRow, subjectChoice, subjectId, subjectName, subjectOf, subjects } from './subject-words.ts'

export interface LotteryRow extends Effect, Omit<SubjectRow, 'status'> {
  label: string
  kind: 'effect' | 'baseline'
  outcome: string
  item: string
  p_adjusted: number | null
  family: number | null
  losers_with_wallet: number | null
  mechanical: boolean
}

const measures = ['itt', 'late'] as const
type Measure = (typeof measures)[number]
/** A balance beyond this many standard deviations is worth a look (Stuart, Statistical Science 25 (2010) 1–21). */
const BALANCED = 0.1

export const isMoney = (outcome: string) => outcome.endsWith('spend')
const outcomeId = (row: LotteryRow) => `${row.outcome}:${row.item}`
const measureOf = (spec: Spec): Measure => chosen(spec, 'measure', measures, 'itt')

function outcomeName(row: LotteryRow, spec: Spec): string {
  if (row.outcome === 'region' || row.outcome === 'age_band')
    return row.item ? spec.valueLabel(row.outcome, row.item) : spec.say('chart.notKnown')
  const values = row.outcome === 'spend' || row.outcome === 'prior_spend' ? { rail: spec.railLabel(row.item) } : undefined
  return spec.say(`chart.lottery.outcome.${row.outcome}`, values)
}

function written(value: number, outcome: string, spec: Spec): string {
  return isMoney(outcome) ? signed(value, spec.money(Math.round(Math.abs(value)))) : points(value, spec)
}
const pText = (p: number) => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`)

const amounts = (row: LotteryRow, measure: Measure) => ({
  value: row[measure],
  lower: row[`${measure}_lower`],
  upper: row[`${measure}_upper`],
})

function tell(row: LotteryRow, spec: Spec): string {
  const mean = (value: number | null) =>
    value === null ? '–' : isMoney(row.outcome) ? spec.money(Math.round(value)) : spec.percent(value, 1)
  const between = (lower: number, upper: number) => `${written(lower, row.outcome, spec)} … ${written(upper, row.outcome, spec)}`
  const { columns } = spec.words
  return tooltipText(`${outcomeName(row, spec)} · ${subjectName(row, spec)}`, [
    spec.say('chart.lottery.means', {
      winners: mean(row.winners_mean),
      losers: mean(row.losers_mean),
      n: spec.number(row.winners),
      m: spec.number(row.losers),
    }),
    ...(row.itt === null ? [] : [`${columns.itt}: ${written(row.itt, row.outcome, spec)} (${between(row.itt_lower!, row.itt_upper!)})`]),
    ...(row.late === null
      ? []
      : [`${columns.late}: ${written(row.late, row.outcome, spec)} (${between(row.late_lower!, row.late_upper!)})`]),
    ...(row.take_up_difference === null ? [] : [`${columns.take_up_difference}: ${points(row.take_up_difference, spec)}`]),
    ...(row.first_stage_f === null ? [] : [`${columns.first_stage_f}: ${spec.number(Math.round(row.first_stage_f))}`]),
    ...(row.p === null ? [] : [`p ${pText(row.p)}`]),
    ...(row.p_adjusted === null ? [] : [adjustedText(row, spec)]),
    ...(row.status === 'estimated' ? [] : [refusal(row, spec)]),
    ...(row.mature ? [] : [spec.say('chart.immature')]),
    ...(Math.min(row.winners, row.losers) < FEW ? [spec.say('chart.few')] : []),
  ])
}

const adjustedText = (row: LotteryRow, spec: Spec) =>
  spec.say('chart.lottery.adjusted', {
    p: pText(row.p_adjusted!),
    method: spec.words.values[`adjust.${spec.query.params.adjust}`] ?? '',
    tests: spec.number(row.family ?? 0),
  })

/** Effects, the focal rail’s first. */
const inOrder = (rows: readonly LotteryRow[], { facts }: Spec): LotteryRow[] => {
  const place = (row: LotteryRow) => (row.outcome !== 'spend' ? 2 : row.item === facts.focalRail ? 0 : 1)
  return rows.filter((row) => row.kind === 'effect').sort((a, b) => place(a) - place(b))
}

function shown(rows: readonly LotteryRow[], spec: Spec): { rows: LotteryRow[]; across: boolean } {
  const told = inOrder(rows, spec)
  const outcome = chosen(spec, 'outcome', ['all', ...told.map(outcomeId)], 'all')
  if (outcome === 'all') {
    const subject = subjectOf(rows, spec)
    return { rows: told.filter((row) => subjectId(row) === subject), across: false }
  }
  return { rows: told.filter((row) => outcomeId(row) === outcome), across: true }
}

function colourOf(row: LotteryRow, spec: Spec): string {
  return row.outcome === 'spend' ? spec.railColour(row.item) : spec.palette.accent
}

function estimate(row: LotteryRow, name: string, measure: Measure, spec: Spec): Estimate {
  const { value, lower, upper } = amounts(row, measure)
  const few = Math.min(row.winners, row.losers) < FEW ? '*' : ''
  return {
    ...{ name, value, lower, upper },
    text: value === null ? '–' : `${written(value, row.outcome, spec)}${few}`,
    ...(value !== null && measure === 'itt' && row.p_adjusted !== null ? { aside: ` · p ${pText(row.p_adjusted)}` } : {}),
    colour: colourOf(row, spec),
    open: !row.mature,
    tell: tell(row, spec),
  }
}

function panelsOf(rows: readonly LotteryRow[], spec: Spec): ForestPanel[] {
  const measure = measureOf(spec)
  const drawn = shown(rows, spec)
  const panel = (money: boolean): ForestPanel[] => {
    const of = drawn.rows.filter((row) => isMoney(row.outcome) === money && row.status === 'estimated')
    if (!of.length) return []
    const heading = drawn.across
      ? outcomeName(of[0]!, spec)
      : `${subjectName(of[0]!, spec)} · ${spec.say(money ? 'chart.lottery.money' : 'chart.lottery.persons')}`
    return [
      {
        heading: `${heading} · ${spec.say(`chart.lottery.${measure}`)}`,
        estimates: of.map((row) => estimate(row, drawn.across ? subjectName(row, spec) : outcomeName(row, spec), measure, spec)),
        tick: (value) => (money ? signed(value, spec.moneyTick(Math.abs(value))) : pointsTick(value, spec)),
      },
    ]
  }
  return [...panel(true), ...panel(false)]
}

/** Why nothing is compared, once for each lottery of which that is so. */
const refusals = (rows: readonly LotteryRow[], spec: Spec): string[] => {
  const refused = shown(rows, spec).rows.filter((row) => row.status !== 'estimated')
  return [...new Map(refused.map((row) => [subjectId(row), refusal(row, spec)])).values()]
}

function notesOf(rows: readonly LotteryRow[], spec: Spec): string[] {
  const drawn = shown(rows, spec).rows
  const estimated = drawn.filter((row) => row.status === 'estimated')
  const mechanical = estimated.find((row) => row.mechanical)
  const late = measureOf(spec) === 'late'
  const tested = late ? undefined : estimated.find((row) => row.family !== null)
  return [
    ...refusals(rows, spec),
    ...(mechanical
      ? [
          mechanical.losers_with_wallet
            ? spec.say('chart.lottery.mechanical', { share: spec.percent(mechanical.losers_with_wallet, 1) })
            : spec.say('chart.lottery.mechanicalNone'),
        ]
      : []),
    ...(late ? firstStage(estimated, spec) : []),
    ...(estimated[0] && !shown(rows, spec).across
      ? [spec.say('chart.lottery.against', { n: spec.number(estimated[0].winners), m: spec.number(estimated[0].losers) })]
      : []),
    ...(tested
      ? [
          spec.say('chart.lottery.family', {
            method: spec.words.values[`adjust.${spec.query.params.adjust}`] ?? '',
            tests: spec.number(tested.family!),
          }),
        ]
      : []),
    ...(estimated.some((row) => !row.mature) ? [spec.say('chart.lottery.open')] : []),
  ]
}

/** How far winning moved take-up, which the effect per person moved is divided by. */
function firstStage(estimated: readonly LotteryRow[], spec: Spec): string[] {
  const moved = estimated.filter((row) => row.take_up_difference !== null)
  const least = moved.reduce<LotteryRow | undefined>(
    (least, row) => ((row.first_stage_f ?? Number.POSITIVE_INFINITY) < (least?.first_stage_f ?? Number.POSITIVE_INFINITY) ? row : least),
    moved[0],
  )
  if (!least) return []
  if (least.first_stage_f !== null && least.first_stage_f < WEAK)
    return [spec.say('chart.lottery.weak', { f: least.first_stage_f.toFixed(1) })]
  const difference = points(least.take_up_difference!, spec)
  return [
    least.first_stage_f === null
      ? spec.say('chart.lottery.decided', { difference })
      : spec.say('chart.lottery.firstStage', { difference, f: spec.number(Math.round(least.first_stage_f)) }),
  ]
}

function choices(rows: readonly LotteryRow[], spec: Spec): Choice[] {
  const told = inOrder(rows, spec)
  const outcomes = [...groupsOf(told, outcomeId).values()].map((of) => of[0]!)
  const outcome = chosen(spec, 'outcome', ['all', ...outcomes.map(outcomeId)], 'all')
  const list = subjects(rows)
  return [
    {
      key: 'outcome',
      label: spec.say('chart.lottery.outcomes'),
      value: outcome,
      options: [
        { value: 'all', label: spec.say('chart.lottery.everyOutcome') },
        ...outcomes.map((row) => ({ value: outcomeId(row), label: outcomeName(row, spec) })),
      ],
    },
    ...(outcome === 'all' && list.length > 1 ? [subjectChoice(rows, spec)] : []),
    {
      key: 'measure',
      label: spec.say('chart.lottery.measure'),
      value: measureOf(spec),
      options: measures.map((value) => ({ value, label: spec.say(`chart.lottery.${value}`) })),
    },
  ]
}

function summary(rows: readonly LotteryRow[], spec: Spec): string {
  const drawn = shown(rows, spec).rows
  if (!drawn.length) return spec.say('chart.nothing')
  const told = drawn
    .filter(
      (row) =>
        row.status === 'estimated' &&
        (row.outcome === 'total_spend' || row.outcome === 'later_own_use' || row.item === spec.facts.focalRail),
    )
    .map((row) =>
      spec.say('chart.lottery.finding', {
        subject: subjectName(row, spec),
        outcome: outcomeName(row, spec),
        effect: written(row.itt!, row.outcome, spec),
        lower: written(row.itt_lower!, row.outcome, spec),
        upper: written(row.itt_upper!, row.outcome, spec),
        adjusted: row.p_adjusted === null ? '' : adjustedText(row, spec),
      }),
    )
  return joined([...told, ...notesOf(rows, spec)])
}

/** People of the lottery that is drawn, both arms. */
const n = (rows: readonly LotteryRow[], spec: Spec) => {
  const row = shown(rows, spec).rows[0]
  return row ? row.winners + row.losers : 0
}

/** What winning did, outcome by outcome or lottery by lottery. */
export const effects: Chart<LotteryRow> = {
  shape: 'bars',
  option: (rows, spec) => {
    const panels = panelsOf(rows, spec)
    return panels.length ? forest(panels, notesOf(rows, spec), spec) : statement(refusals(rows, spec), spec)
  },
  summary,
  n,
  choices,
  height: (rows, spec) => {
    const panels = panelsOf(rows, spec)
    return panels.length ? forestHeight(panels, notesOf(rows, spec), spec) : statementHeight(refusals(rows, spec), spec)
  },
}

function balanceOf(rows: readonly LotteryRow[], spec: Spec): LotteryRow[] {
  const subject = subjectOf(rows, spec)
  return rows.filter((row) => row.kind === 'baseline' && subjectId(row) === subject)
}

function balancePanel(rows: readonly LotteryRow[], spec: Spec): ForestPanel {
  const of = balanceOf(rows, spec)
  const scaled = (row: LotteryRow, value: number | null) =>
    value === null || row.std_difference === null || !row.itt ? null : (value * row.std_difference) / row.itt
  return {
    heading: [of[0] ? subjectName(of[0], spec) : '', spec.say('chart.lottery.deviations')].filter(Boolean).join(' · '),
    band: BALANCED,
    tick: (value) => value.toFixed(2),
    estimates: of.map((row) => ({
      name: outcomeName(row, spec),
      value: row.std_difference,
      lower: scaled(row, row.itt_lower),
      upper: scaled(row, row.itt_upper),
      ...pairText(row, spec),
      colour: Math.abs(row.std_difference ?? 0) > BALANCED ? spec.palette.accent : spec.palette.quiet,
      tell: tell(row, spec),
    })),
  }
}

function pairText(row: LotteryRow, spec: Spec): Pick<Estimate, 'text' | 'aside'> {
  if (row.winners_mean === null || row.losers_mean === null) return { text: '–' }
  const winners = plain(row, row.winners_mean, spec)
  const pair = spec.say('chart.lottery.pair', { winners, losers: plain(row, row.losers_mean, spec) })
  return pair.startsWith(winners) ? { text: winners, aside: pair.slice(winners.length) } : { text: pair }
}

const plain = (row: LotteryRow, value: number, spec: Spec) =>
  isMoney(row.outcome) ? spec.money(Math.round(value)) : spec.percent(value, 1)

function balanceSummary(rows: readonly LotteryRow[], spec: Spec): string {
  const of = balanceOf(rows, spec).filter((row) => row.std_difference !== null)
  const widest = of.toSorted((a, b) => Math.abs(b.std_difference!) - Math.abs(a.std_difference!))[0]
  if (!widest) return spec.say('chart.nothing')
  return spec.say('chart.lottery.balanceFinding', {
    subject: subjectName(widest, spec),
    what: outcomeName(widest, spec),
    d: widest.std_difference!.toFixed(3),
    beyond: spec.number(of.filter((row) => Math.abs(row.std_difference!) > BALANCED).length),
    of: spec.number(of.length),
  })
}

const balanceNotes = (rows: readonly LotteryRow[], spec: Spec) =>
  balanceOf(rows, spec).length ? [spec.say('chart.lottery.noteBalance')] : [spec.say('chart.lottery.noBaseline')]

/** Whether the draw made winners and losers alike in what it cannot have changed. */
export const balance: Chart<LotteryRow> = {
  shape: 'bars',
  option: (rows, spec) => forest([balancePanel(rows, spec)], balanceNotes(rows, spec), spec),
  summary: balanceSummary,
  n: (rows, spec) => {
    const row = balanceOf(rows, spec)[0]
    return row ? row.winners + row.losers : 0
  },
  choices: (rows, spec) => (subjects(rows).length > 1 ? [subjectChoice(rows, spec)] : []),
  height: (rows, spec) => forestHeight([balancePanel(rows, spec)], balanceNotes(rows, spec), spec),
}
