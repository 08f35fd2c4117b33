import { groupsOf } from '../../groups.ts'
import type { Chart, Mark, Option, Pick, Spec } from '../chart.ts'
import { FEW, hatch, inkOn, lines, note, shade, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { datesOf } from '../timeline.ts'
import { agesOf, type Cell, type CohortCell, cohortsOf, highest, openPlaces, personsOf, plainMeans, pooled, telling } from './cells.ts'

const HEAD = 52
/** With the colour key above the axis’s name. */
const ROOMY_HEAD = 68
/** Two rows: persons pooled, and the plain mean of cohorts. */
const POOL = 52
const GAP = 8
const MOST_ROWS = 48
const NARROWEST = 9
/** Height of a line of notes. */
const NOTE = 15
const ageLabel = ({ age, until }: { age: number; until: number }) => (until - age > 1 ? `${age}–${until - 1}` : String(age))

const startOf = ({ query, words }: Spec) => words.values[`start.${query.params.start}`] ?? String(query.params.start)
const windowsOf = (spec: Spec) => spec.say(`chart.windows.${spec.query.params.grain ?? 'month'}`, { start: startOf(spec) })

const grainOf = ({ query }: Spec) => String(query.params.cohort ?? 'month')

function layout(rows: readonly CohortCell[], cells: readonly Cell[], spec: Spec) {
  const grain = grainOf(spec)
  const cohorts = cohortsOf(rows)
  const ages = agesOf(rows, cells)
  const names = cohorts.map(([cohort]) => spec.period(cohort, grain))
  const sizes = cohorts.map(([, size]) => spec.number(size))
  const pool = spec.say('chart.pooled')
  const plain = spec.say('chart.plainMean')
  const sizeWidth = Math.max(...sizes.map((size) => textWidth(size, 11)), 24)
  const nameWidth = Math.max(...[...names, pool, plain].map((name) => textWidth(name, 12)), 40)
  const left = Math.ceil(nameWidth + sizeWidth + 24)
  const scrolls = cohorts.length > MOST_ROWS
  const right = scrolls ? 28 : 4
  const plot = Math.max(60, spec.width - left - right)
  const columns = Math.min(ages.length, Math.floor(plot / NARROWEST))
  const pans = columns < ages.length
  const most = Math.max(highest([...cells, ...pooled(cells, personsOf(rows))]), spec.atLeast ?? 0)
  const digits = most < 0.1 ? 1 : 0
  // Few ages need not fill the width: a cell wider than a card’s finger is only a bigger patch of the same colour.
  const wide = Math.min(plot, columns * 120)
  const row = Math.max(1, (spec.height - ROOMY_HEAD - POOL - GAP - (pans ? 52 : 24)) / Math.min(cohorts.length, MOST_ROWS))
  const texts = wide / columns >= textWidth(spec.percent(0.88, digits), 11) + 8 && row >= 15
  const head = texts ? HEAD : ROOMY_HEAD
  const partial = cells.some((cell) => !cell.mature)
  const missing = cells.length < cohorts.length * ages.length
  const said = [
    ...(missing ? [spec.say(partial ? 'chart.noteHatchedOpen' : 'chart.noteOpen')] : partial ? [spec.say('chart.noteHatched')] : []),
    ...(texts && cells.some((cell) => cell.eligible < FEW) ? [spec.say('chart.noteFew')] : []),
  ]
  const notes = lines(joined(said), spec.width, 11)
  const foot = (pans ? 52 : 24) + NOTE * Math.max(0, notes.length - 1)
  return {
    notes,
    foot,
    grain,
    cohorts,
    ages,
    names,
    sizes,
    pool,
    plain,
    sizeWidth,
    nameWidth,
    left,
    scrolls,
    right,
    plot,
    wide,
    columns,
    pans,
    most,
    digits,
    texts,
    head,
  }
}

type Layout = ReturnType<typeof layout>

function item(cell: Cell, x: number, y: number, l: Layout, spec: Spec) {
  const ink = l.texts || !cell.mature ? inkOn(shade(spec.palette.sequential, cell.rate / l.most)) : ''
  const few = cell.eligible < FEW
  return {
    value: [x, y, cell.rate],
    cell,
    itemStyle: {
      borderColor: spec.palette.line,
      borderWidth: l.texts ? 1 : 0.5,
      ...(cell.mature ? {} : { decal: hatch(ink) }),
    },
    ...(l.texts
      ? {
          label: {
            show: true,
            formatter: `${spec.percent(cell.rate, l.digits)}${few ? '*' : ''}`,
            color: ink,
            fontSize: 11,
          },
        }
      : {}),
  }
}

function plainItem({ age, rate, cohorts }: ReturnType<typeof plainMeans>[number], x: number, mature: boolean, l: Layout, spec: Spec) {
  const ink = inkOn(shade(spec.palette.sequential, rate / l.most))
  return {
    value: [x, 1, rate],
    tell: tooltipText(`${l.plain} · ${spec.say('chart.window', { window: ageLabel(l.ages.find((cell) => cell.age === age)!) })}`, [
      spec.say('chart.plainMeanOf', { rate: spec.percent(rate, 1), count: cohorts, cohorts: spec.number(cohorts) }),
    ]),
    itemStyle: { borderColor: spec.palette.line, borderWidth: l.texts ? 1 : 0.5, ...(mature ? {} : { decal: hatch(ink) }) },
    ...(l.texts ? { label: { show: true, formatter: spec.percent(rate, l.digits), color: ink, fontSize: 11 } } : {}),
  }
}

/** Where a cohort has no cell: no colour, and hatched, so that nobody reads it as zero. */
function openItems(open: ReturnType<typeof openPlaces>, l: Layout, spec: Spec) {
  return open.map(({ cohort, size, cell, x, y }) => ({
    value: [x, y, 0],
    visualMap: false,
    itemStyle: {
      color: spec.palette.surface,
      borderColor: spec.palette.line,
      borderWidth: l.texts ? 1 : 0.5,
      decal: hatch(spec.palette.quiet, 0.45),
    },
    tell: tooltipText(`${spec.period(cohort, l.grain)} · ${spec.say('chart.window', { window: ageLabel(cell) })}`, [
      spec.say('chart.overForNobody', { size: spec.number(size) }),
    ]),
  }))
}

function tell(cell: Cell, name: string, observed: 'eligible' | 'eligibleOfAll', spec: Spec): string {
  return tooltipText(`${name} · ${spec.say('chart.window', { window: ageLabel(cell) })}`, [
    spec.say('chart.returned', { rate: spec.percent(cell.rate, 1), returned: spec.number(cell.returned), n: spec.number(cell.eligible) }),
    spec.say('chart.interval', { interval: spec.interval(cell.lower, cell.upper) }),
    spec.say(`chart.${observed}`, { share: spec.percent(cell.eligible / cell.cohort_size, 0), size: spec.number(cell.cohort_size) }),
    ...(cell.mature ? [] : [spec.say('chart.partial')]),
    ...(cell.eligible < FEW ? [spec.say('chart.few')] : []),
  ])
}

const axis = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } }

function axes(l: Layout, spec: Spec): Option {
  const quiet = { color: spec.palette.quiet, fontSize: 11 }
  const rich = {
    name: { width: l.nameWidth, color: spec.palette.text, fontSize: 12 },
    size: { width: l.sizeWidth, align: 'right', padding: [0, 0, 0, 8], color: spec.palette.quiet, fontSize: 11 },
  }
  const x = { type: 'category', data: l.ages.map(ageLabel), ...axis }
  const windows = `${windowsOf(spec)} →`
  return {
    grid: [
      { left: l.left, width: l.wide, top: l.head, height: POOL, outerBoundsMode: 'none' },
      { left: l.left, width: l.wide, outerBoundsMode: 'none', top: l.head + POOL + GAP, bottom: l.foot },
    ],
    xAxis: [
      {
        ...x,
        gridIndex: 0,
        position: 'top',
        name: windows,
        nameLocation: 'start',
        nameGap: 0,
        // On a narrow card the name begins left of the first window, so that it ends within the card.
        nameTextStyle: {
          ...quiet,
          align: 'left',
          verticalAlign: 'bottom',
          padding: [0, 0, 22, Math.min(0, spec.width - l.left - textWidth(windows, 11))],
        },
        axisLabel: { ...quiet, hideOverlap: true },
      },
      { ...x, gridIndex: 1, position: 'top', axisLabel: { show: false } },
    ],
    yAxis: [
      {
        type: 'category',
        gridIndex: 0,
        inverse: true,
        data: [l.pool, l.plain],
        ...axis,
        axisLabel: {
          margin: 8,
          formatter: (name: string) => `{name|${name}}{size|}`,
          rich: { ...rich, name: { ...rich.name, fontWeight: 600 } },
        },
      },
      {
        type: 'category',
        gridIndex: 1,
        inverse: true,
        data: l.names,
        ...axis,
        axisLabel: { margin: 8, hideOverlap: true, formatter: (name: string, i: number) => `{name|${name}}{size|${l.sizes[i]}}`, rich },
      },
    ],
  }
}

function zooms(l: Layout, spec: Spec) {
  const slider = { type: 'slider', showDetail: false, borderColor: spec.palette.line, brushSelect: false, filterMode: 'filter' }
  const inside = { type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false }
  const rows = { yAxisIndex: 1, startValue: 0, endValue: MOST_ROWS - 1 }
  const columns = { xAxisIndex: [0, 1], startValue: 0, endValue: l.columns - 1 }
  return [
    ...(l.scrolls
      ? [
          { ...slider, ...rows, right: 0, width: 16 },
          { ...inside, ...rows },
        ]
      : []),
    ...(l.pans
      ? [
          { ...slider, ...columns, bottom: l.foot - 30, height: 16 },
          { ...inside, ...columns },
        ]
      : []),
  ]
}

function option(rows: readonly CohortCell[], spec: Spec): Option {
  const cells = telling(rows, spec)
  const l = layout(rows, cells, spec)
  const column = new Map(l.ages.map((cell, i) => [cell.age, i]))
  const line = new Map(l.cohorts.map(([cohort], i) => [cohort, i]))
  const open = openItems(openPlaces(rows, cells), l, spec)
  const whole = groupsOf(
    cells.filter((cell) => cell.mature),
    ({ age }) => String(age),
  )
  return {
    ...axes(l, spec),
    title: [
      { ...note(spec.say('chart.cohortSize'), spec, 0), bottom: undefined, top: l.head - 20 },
      ...l.notes.map((line, i) => ({ ...note(line, spec, 0), bottom: NOTE * (l.notes.length - 1 - i) })),
    ],
    visualMap: {
      type: 'continuous',
      show: !l.texts,
      min: 0,
      max: l.most,
      dimension: 2,
      inRange: { color: [...spec.palette.sequential] },
      orient: 'horizontal',
      right: 0,
      top: 0,
      itemWidth: 10,
      itemHeight: 90,
      text: [spec.percent(l.most, l.digits), spec.percent(0, 0)],
      textStyle: { color: spec.palette.quiet, fontSize: 11 },
      hoverLink: false,
    },
    dataZoom: zooms(l, spec),
    tooltip: {
      ...tooltip(spec),
      formatter: (hovered: { seriesIndex: number; data: { cell: Cell; tell?: string } }) =>
        hovered.data.tell ??
        (hovered.seriesIndex === 0
          ? tell(hovered.data.cell, l.pool, 'eligibleOfAll', spec)
          : tell(hovered.data.cell, spec.period(hovered.data.cell.cohort, l.grain), 'eligible', spec)),
    },
    series: [
      {
        id: 'pool',
        type: 'heatmap',
        name: l.pool,
        xAxisIndex: 0,
        yAxisIndex: 0,
        data: pooled(cells, personsOf(rows)).map((cell) => item(cell, column.get(cell.age)!, 0, l, spec)),
      },
      {
        id: 'plain',
        type: 'heatmap',
        name: l.plain,
        xAxisIndex: 0,
        yAxisIndex: 0,
        data: plainMeans(cells).map((mean) =>
          plainItem(mean, column.get(mean.age)!, whole.get(String(mean.age))?.length === l.cohorts.length, l, spec),
        ),
      },
      {
        id: 'cells',
        type: 'heatmap',
        name: spec.words.title,
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: [...cells.map((cell) => item(cell, column.get(cell.age)!, line.get(cell.cohort)!, l, spec)), ...open],
      },
    ].map((series) => ({
      ...series,
      progressive: 0,
      animation: false,
      emphasis: { itemStyle: { borderColor: spec.palette.text, borderWidth: 2 } },
    })),
  }
}

function summary(rows: readonly CohortCell[], spec: Spec): string {
  const cells = telling(rows, spec)
  const all = pooled(cells, personsOf(rows))
  const [first, last] = [all[0], all.at(-1)]
  const everyone = new Set(rows.map((row) => row.cohort))
  if (!everyone.size) return spec.say('chart.nothing')
  const cohorts = (count: number) => ({ cohorts: spec.number(count), count })
  const windows = spec.say(`chart.windowsCounted.${spec.query.params.grain ?? 'month'}`, { start: startOf(spec) })
  if (!first || !last) return spec.say('chart.noWindowOver', { ...cohorts(everyone.size), windows })
  const say = (cell: Cell) =>
    spec.say('chart.cohortFinding', {
      window: ageLabel(cell),
      rate: spec.percent(cell.rate, 1),
      interval: spec.interval(cell.lower, cell.upper),
      n: spec.number(cell.eligible),
    })
  const unready = everyone.size - new Set(cells.map((cell) => cell.cohort)).size
  return joined([
    spec.say('chart.cohortCount', { ...cohorts(everyone.size), windows }),
    ...(unready ? [spec.say('chart.cohortsUnready', cohorts(unready))] : []),
    say(first),
    ...(last === first ? [] : [say(last)]),
  ])
}

/** A cell chooses its cohort’s dates; persons pooled are no cohort. */
function pick(rows: readonly CohortCell[], spec: Spec, { series, index }: Mark): Pick | null {
  if (series !== 'cells') return null
  const cells = telling(rows, spec)
  return datesOf((cells[index] ?? openPlaces(rows, cells)[index - cells.length])?.cohort, grainOf(spec))
}

/** Cohorts by age: oldest on top, everybody together above them. */
export const cohortHeatmap: Chart<CohortCell> = {
  shape: 'grid',
  option,
  summary,
  pick,
  n: personsOf,
  height: (rows) =>
    ROOMY_HEAD + POOL + GAP + 52 + Math.round(Math.max(64, Math.min(560, new Set(rows.map((row) => row.cohort)).size * 28))),
}
