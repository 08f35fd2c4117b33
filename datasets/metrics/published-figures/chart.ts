import { daysBetween } from '../../calendar.ts'
import { groupsOf } from '../../groups.ts'
import { type Chart, type Choice, chosen, type Spec } from '../chart.ts'
import { remarks, tooltip, tooltipText } from '../drawing.ts'
import { roundAxis } from '../timeline.ts'

export interface Figure {
  as_of: string
  measure: string
  series: string
  published: number
  observed: number | null
  unit: string
  source: string
  url: string
  status: string
  note: string
  mature: boolean
}

const LABEL = 12
const dates = ['cutoff', 'all'] as const

function shown(rows: readonly Figure[], spec: Spec) {
  const measures = [...groupsOf(rows, (row) => row.measure).keys()]
  const standard = rows.find((row) => row.observed !== null)?.measure ?? measures[0] ?? ''
  const measure = chosen(spec, 'measure', measures, standard)
  const all = rows.filter((row) => row.measure === measure)
  // What was published after these data end has nothing beside it.
  const during = all.filter((row) => row.mature)
  const until = chosen(spec, 'until', dates, 'cutoff')
  const narrowed = during.length > 0 && during.length < all.length
  return { measures, measure, until, narrowed, figures: narrowed && until === 'cutoff' ? during : all }
}

/** Days of the longest quarter: between figures further apart a line would make up what nobody published. */
const QUARTER = 92

/** Figures that a line may join. */
function stretches(figures: readonly Figure[]): Figure[][] {
  const found: Figure[][] = []
  for (const row of figures) {
    const before = found.at(-1)
    if (before && daysBetween(before.at(-1)!.as_of, row.as_of) <= QUARTER) before.push(row)
    else found.push([row])
  }
  return found
}

const idOf = (name: string, i: number) => (i ? `${name} ${i + 1}` : name)

const write = (value: number, row: Figure, spec: Spec) => (row.unit === 'yuan' ? spec.money(value * 100) : spec.number(Math.round(value)))

const said = (key: 'source' | 'note', text: string, { words }: Spec) => words.values[`${key}.${text}`] ?? text

const tell = (row: Figure, spec: Spec) =>
  tooltipText(spec.date(row.as_of), [
    `${spec.words.columns.published}: ${write(row.published, row, spec)}`,
    ...(row.observed === null ? [] : [`${spec.words.columns.observed}: ${write(row.observed, row, spec)}`]),
    said('source', row.source, spec),
    ...(row.note ? [said('note', row.note, spec)] : []),
  ])

function option(rows: readonly Figure[], spec: Spec) {
  const { figures } = shown(rows, spec)
  const [first] = figures
  if (!first) return {}
  const axis = roundAxis(Math.max(...figures.flatMap((row) => [row.published, row.observed ?? 0])), first.unit === 'count')
  const at = (row: Figure, value: number) => ({ value: [row.as_of, value], figure: row })
  const observed = figures.filter((row) => row.observed !== null)
  const span = daysBetween(first.as_of, figures.at(-1)!.as_of)
  const line = { type: 'line', symbolSize: 8, lineStyle: { width: 2 } }
  const under = remarks([spec.say('chart.noteBreaks')], spec)
  return {
    grid: { left: 64, right: 24, top: 28, bottom: 44 + under.more },
    xAxis: {
      type: 'time',
      ...(span ? {} : { minInterval: 86_400_000 }),
      axisLine: { lineStyle: { color: spec.palette.line } },
      axisTick: { show: false },
      axisLabel: {
        color: spec.palette.quiet,
        fontSize: 11,
        hideOverlap: true,
        formatter: (ms: number) => spec.period(new Date(ms).toISOString().slice(0, 10), 'month'),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: axis.max,
      interval: axis.step,
      splitLine: { lineStyle: { color: spec.palette.line } },
      axisLabel: {
        color: spec.palette.quiet,
        fontSize: 11,
        formatter: (value: number) => (first.unit === 'yuan' ? spec.moneyTick(value * 100) : write(value, first, spec)),
      },
    },
    tooltip: { ...tooltip(spec), trigger: 'item', formatter: ({ data }: { data: { figure: Figure } }) => tell(data.figure, spec) },
    series: [
      ...[...groupsOf(figures, (row) => row.series).entries()].flatMap(([series, of]) =>
        stretches(of).map((stretch, i) => ({
          ...line,
          id: idOf(`published ${series}`, i),
          name: spec.words.columns.published,
          color: spec.palette.quiet,
          symbol: 'diamond',
          data: stretch.map((row) => at(row, row.published)),
        })),
      ),
      ...stretches(observed).map((stretch, i) => ({
        ...line,
        id: idOf('observed', i),
        name: spec.words.columns.observed,
        color: spec.palette.accent,
        symbol: 'circle',
        lineStyle: { width: 3 },
        data: stretch.map((row) => at(row, row.observed!)),
      })),
    ],
    title: [
      {
        text: `{published|◆} ${spec.words.columns.published}   ${observed.length ? `{observed|●} ${spec.words.columns.observed}` : ''}`,
        left: 64,
        top: 0,
        padding: 0,
        textStyle: {
          color: spec.palette.text,
          fontSize: LABEL,
          fontWeight: 400,
          rich: { published: { color: spec.palette.quiet, fontSize: LABEL }, observed: { color: spec.palette.accent, fontSize: LABEL } },
        },
      },
      ...under.title,
    ],
  }
}

const choices = (rows: readonly Figure[], spec: Spec): Choice[] => {
  const { measures, measure, until, narrowed } = shown(rows, spec)
  const options = measures.map((value) => ({ value, label: spec.words.values[`measure.${value}`] ?? value }))
  const periods = dates.map((value) => ({ value, label: spec.words.values[`until.${value}`]! }))
  return [
    { key: 'measure', label: spec.words.columns.measure!, value: measure, options },
    ...(narrowed ? [{ key: 'until', label: spec.words.columns.as_of!, value: until, options: periods }] : []),
  ]
}

function summary(rows: readonly Figure[], spec: Spec): string {
  const { figures, measure } = shown(rows, spec)
  const row = figures.findLast(({ observed }) => observed !== null) ?? figures.at(-1)
  if (!row) return spec.say('chart.nothing')
  return spec.say(row.observed === null ? 'chart.publishedFinding' : 'chart.publishedBoth', {
    measure: spec.words.values[`measure.${measure}`] ?? measure,
    date: spec.date(row.as_of),
    published: write(row.published, row, spec),
    observed: row.observed === null ? '' : write(row.observed, row, spec),
    source: said('source', row.source, spec),
  })
}

/** Published points, broken where their base changed or more than a quarter lies between, with what these data hold beside them. */
export const publishedOverTime: Chart<Figure> = { shape: 'lines', option, summary, choices }
