import { type Chart, type Choice, chosen, type Spec } from '../chart.ts'
import { tooltipText } from '../drawing.ts'
import { datesOf, latest, lines, type Measure, periodsOf } from '../timeline.ts'

export interface MarketPeriod {
  period: string
  cr2: number | null
  hhi: number
  entropy: number
  unknown_share: number | null
  hhi_lower: number
  hhi_upper: number
  mature: boolean
}

const indices = ['hhi', 'cr2'] as const
const indexOf = (spec: Spec) => chosen(spec, 'index', indices, 'hhi')
const grainOf = (spec: Spec) => String(spec.query.params.grain ?? 'month')

const tell = (row: MarketPeriod, spec: Spec) =>
  tooltipText(`${spec.period(row.period, grainOf(spec))}${row.mature ? '' : ` · ${spec.say('chart.immature')}`}`, [
    `${spec.words.columns.hhi}: ${spec.number(Math.round(row.hhi))}${
      row.unknown_share ? ` (${spec.number(Math.round(row.hhi_lower))}–${spec.number(Math.round(row.hhi_upper))})` : ''
    }`,
    `${spec.words.columns.cr2}: ${spec.percent(row.cr2 ?? 0, 1)}`,
    `${spec.words.columns.entropy}: ${spec.number(Math.round(row.entropy * 100) / 100)}`,
    ...(row.unknown_share ? [`${spec.words.columns.unknown_share}: ${spec.percent(row.unknown_share, 1)}`] : []),
  ])

function option(rows: readonly MarketPeriod[], spec: Spec) {
  const index = indexOf(spec)
  const write = index === 'hhi' ? (value: number) => spec.number(Math.round(value)) : (value: number) => spec.percent(value, 1)
  const measure = (id: 'hhi' | 'cr2' | 'hhi_lower' | 'hhi_upper', strong: boolean): Measure => ({
    id,
    label: spec.words.columns[id]!,
    colour: strong ? spec.palette.accent : spec.palette.quiet,
    strong,
    values: rows.map((row) => row[id]),
    write,
  })
  const bounded = index === 'hhi' && rows.some((row) => row.unknown_share)
  return lines(
    periodsOf(rows, (row) => row.period, grainOf(spec)),
    bounded ? [measure('hhi', true), measure('hhi_lower', false), measure('hhi_upper', false)] : [measure(index, true)],
    spec,
    {
      axis: index === 'hhi' ? spec.number : (value) => spec.percent(value, 0),
      tell: (i) => tell(rows[i]!, spec),
      whole: index === 'hhi',
      ...(bounded ? { between: ['hhi_lower', 'hhi_upper'] as const } : {}),
    },
  )
}

const choices = (_: readonly MarketPeriod[], spec: Spec): Choice[] => [
  {
    key: 'index',
    label: spec.say('chart.index'),
    value: indexOf(spec),
    options: indices.map((value) => ({ value, label: spec.words.columns[value]! })),
  },
]

function summary(rows: readonly MarketPeriod[], spec: Spec): string {
  const row = rows[latest(periodsOf(rows, (r) => r.period, grainOf(spec)))]
  if (!row) return spec.say('chart.nothing')
  return spec.say('chart.marketFinding', {
    market: spec.words.values[`market.${spec.query.params.market}`] ?? '',
    period: spec.period(row.period, grainOf(spec)),
    cr2: spec.percent(row.cr2 ?? 0, 1),
    hhi: spec.number(Math.round(row.hhi)),
  })
}

/** One index of concentration at a time, with its bounds where part of the market is unknown. */
export const concentrationOverTime: Chart<MarketPeriod> = {
  shape: 'lines',
  option,
  summary,
  choices,
  pick: (rows, spec, { index }) => datesOf(rows[index]?.period, grainOf(spec)),
  height: () => 260,
}
