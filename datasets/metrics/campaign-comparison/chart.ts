import type { Chart, Spec } from '../chart.ts'
import { points, pointsTick } from '../difference-words.ts'
import { FEW, tooltipText } from '../drawing.ts'
import { type ForestPanel, forest, forestHeight } from '../forest.ts'
import { joined } from '../joined.ts'

export interface CampaignDifference {
  campaign_a: string
  campaign_b: string
  label_a: string
  label_b: string
  n_a: number
  x_a: number
  rate_a: number | null
  n_b: number
  x_b: number
  rate_b: number | null
  difference: number | null
  lower: number | null
  upper: number | null
  p: number | null
  p_adjusted: number | null
  family: number | null
  mature: boolean
}

const pText = (p: number) => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`)
const nameOf = (campaign: string, spec: Spec) => spec.valueLabel('campaign', campaign)
const pairName = (row: CampaignDifference, spec: Spec) => `${nameOf(row.campaign_a, spec)} − ${nameOf(row.campaign_b, spec)}`

const adjusted = (row: CampaignDifference, spec: Spec) =>
  spec.say('chart.lottery.adjusted', {
    p: pText(row.p_adjusted!),
    method: spec.words.values[`adjust.${spec.query.params.adjust}`] ?? '',
    tests: spec.number(row.family ?? 0),
  })

function tell(row: CampaignDifference, spec: Spec): string {
  const rate = (label: string, share: number, x: number, n: number) =>
    `${label}: ${spec.percent(share, 1)} (${spec.number(x)} / n = ${spec.number(n)})`
  return tooltipText(pairName(row, spec), [
    rate(nameOf(row.campaign_a, spec), row.rate_a!, row.x_a, row.n_a),
    rate(nameOf(row.campaign_b, spec), row.rate_b!, row.x_b, row.n_b),
    `${spec.words.columns.difference}: ${points(row.difference!, spec)} (${points(row.lower!, spec)} … ${points(row.upper!, spec)})`,
    `p ${pText(row.p!)}`,
    ...(row.p_adjusted === null ? [] : [adjusted(row, spec)]),
    ...(row.mature ? [] : [spec.say('chart.immature')]),
    ...(Math.min(row.n_a, row.n_b) < FEW ? [spec.say('chart.few')] : []),
  ])
}

const outcomeOf = ({ words, query: { params } }: Spec) => words.values[`outcome.${params.outcome}`] ?? ''

function panelOf(rows: readonly CampaignDifference[], spec: Spec): ForestPanel {
  return {
    heading: `${outcomeOf(spec)} · ${spec.say('chart.inPoints')}`,
    tick: (value) => pointsTick(value, spec),
    estimates: rows.map((row) => ({
      name: nameOf(row.campaign_a, spec),
      under: `− ${nameOf(row.campaign_b, spec)}`,
      value: row.difference,
      lower: row.lower,
      upper: row.upper,
      text: `${points(row.difference!, spec)}${Math.min(row.n_a, row.n_b) < FEW ? '*' : ''}`,
      ...(row.p_adjusted === null ? {} : { aside: ` · p ${pText(row.p_adjusted)}` }),
      // What is told apart after adjustment stands out.
      colour: (row.p_adjusted ?? 1) < 0.05 ? spec.palette.accent : spec.palette.quiet,
      open: !row.mature,
      tell: tell(row, spec),
    })),
  }
}

const notesOf = (rows: readonly CampaignDifference[], spec: Spec): string[] => [
  spec.say('chart.comparison.notCausal'),
  ...(rows.some((row) => row.family !== null)
    ? [
        spec.say('chart.comparison.method', {
          method: spec.words.values[`adjust.${spec.query.params.adjust}`] ?? '',
          tests: spec.number(rows.find((row) => row.family !== null)!.family!),
        }),
      ]
    : []),
  ...(rows.some((row) => !row.mature) ? [spec.say('chart.lottery.open')] : []),
]

function summary(rows: readonly CampaignDifference[], spec: Spec): string {
  const told = rows.filter((row) => row.p_adjusted !== null).toSorted((a, b) => a.p_adjusted! - b.p_adjusted!)
  if (!told.length) return rows.length ? spec.say('chart.comparison.notOver') : spec.say('chart.comparison.single')
  const [row] = told
  const apart = told.filter(({ p_adjusted }) => p_adjusted! < 0.05).length
  return joined([
    spec.say('chart.comparison.finding', {
      outcome: outcomeOf(spec),
      pair: pairName(row!, spec),
      difference: points(row!.difference!, spec),
      lower: points(row!.lower!, spec),
      upper: points(row!.upper!, spec),
      adjusted: adjusted(row!, spec),
      apart: spec.number(apart),
      pairs: spec.number(told.length),
    }),
    spec.say('chart.comparison.notCausal'),
  ])
}

/** Every pair of campaigns: difference of two shares, with its interval. */
export const campaignDifferences: Chart<CampaignDifference> = {
  shape: 'bars',
  option: (rows, spec) => forest([panelOf(rows, spec)], notesOf(rows, spec), spec),
  summary,
  height: (rows, spec) => forestHeight([panelOf(rows, spec)], notesOf(rows, spec), spec),
}
