import type { Chart, Mark, Option, Pick, Spec } from '../chart.ts'
import { colourScale, cut, FEW, hatch, inkOn, remarks, SCALE, shade, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { span, written } from '../precision.ts'
import { ranking } from '../ranking.ts'

export interface ScenarioRegion {
  scenario: string | null
  region: string | null
  offline: number
  share: number | null
  n: number
  persons: number
  lower: number | null
  upper: number | null
}

const HEAD = 28
/** Head of columns too narrow for their names, which are turned. */
const TALL_HEAD = 72
const FOOT = 24
const LOWEST = 96

const labelOf = (key: 'scenario' | 'region', value: string | null, spec: Spec) => spec.valueLabel(key, value ?? '')

/** Values by identifier, as the filters list them; those not known last. */
const listed = (rows: readonly ScenarioRegion[], key: 'scenario' | 'region'): (string | null)[] =>
  [...new Set(rows.map((row) => row[key]))].sort((a, b) => Number(!a) - Number(!b) || ((a ?? '') < (b ?? '') ? -1 : 1))

/** Highest pooled share first. */
function rankedScenarios(rows: readonly ScenarioRegion[]): (string | null)[] {
  const all = listed(rows, 'scenario')
  const pooled = new Map(
    all.map((scenario) => {
      const own = rows.filter((row) => row.scenario === scenario)
      const sum = (key: 'offline' | 'n') => own.reduce((total, row) => total + row[key], 0)
      return [scenario, { share: sum('offline') / sum('n'), n: sum('n') }]
    }),
  )
  return all.sort((a, b) => pooled.get(b)!.share - pooled.get(a)!.share || pooled.get(b)!.n - pooled.get(a)!.n)
}

/** Rows of the matrix: ranked, but as listed beside another picture, so that both can be read across. */
const scenariosOf = (rows: readonly ScenarioRegion[], spec: Spec) =>
  spec.atLeast === undefined ? rankedScenarios(rows) : listed(rows, 'scenario')

/** A share in a cell: the digits are the matrix’s, so that cells compare, and a share too small for them is not written as zero. */
function brief(share: number, most: number, spec: Spec): string {
  const digits = most < 0.01 ? 2 : 1
  const least = 10 ** -(digits + 2)
  return share > 0 && share < least / 2 ? `<${spec.percent(least, digits)}` : spec.percent(share, digits)
}

function tell(row: ScenarioRegion, spec: Spec): string {
  return tooltipText(`${labelOf('scenario', row.scenario, spec)} · ${labelOf('region', row.region, spec)}`, [
    spec.say('chart.offlineCell', { share: written(row.share!, spec), offline: spec.number(row.offline), n: spec.number(row.n) }),
    ...(row.lower === null || row.upper === null
      ? [spec.say('chart.noInterval')]
      : [spec.say('chart.interval', { interval: span(row.lower, row.upper, spec) })]),
    spec.say('chart.count.persons', { n: spec.number(row.persons) }),
    ...(row.persons < FEW ? [spec.say('chart.few')] : []),
  ])
}

function columns(rows: readonly ScenarioRegion[], spec: Spec) {
  const names = scenariosOf(rows, spec).map((scenario) => labelOf('scenario', scenario, spec))
  const nameWidth = Math.min(Math.max(...names.map((name) => textWidth(name, 12))), spec.width * 0.3)
  const left = Math.ceil(nameWidth + 16)
  return { names, nameWidth, left, wide: Math.min((spec.width - left - 4) / regionsOf(rows), 140) }
}

function headOf(rows: readonly ScenarioRegion[], spec: Spec): number {
  const { wide } = columns(rows, spec)
  return rows.every((row) => textWidth(labelOf('region', row.region, spec), 12) <= wide - 4) ? HEAD : TALL_HEAD
}

function matrix(rows: readonly ScenarioRegion[], spec: Spec): Option {
  const [scenarios, regions] = [scenariosOf(rows, spec), listed(rows, 'region')]
  const { names, nameWidth, left, wide } = columns(rows, spec)
  const head = headOf(rows, spec)
  const tall = (spec.height - head - FOOT) / scenarios.length
  const most = Math.max(0.0001, spec.atLeast ?? 0, ...rows.map((row) => row.share ?? 0))
  const few = rows.some((row) => row.persons < FEW)
  const cellText = (row: ScenarioRegion) => `${brief(row.share!, most, spec)}${row.persons < FEW ? '*' : ''}`
  const fontSize = wide < 48 ? 10 : 11
  const texts = wide >= Math.max(...rows.map((row) => textWidth(cellText(row), fontSize))) + 2 && tall >= 15
  const data = rows.map((row) => {
    const colour = shade(spec.palette.sequential, row.share! / most)
    return {
      value: [regions.indexOf(row.region), scenarios.indexOf(row.scenario), row.share],
      tell: tell(row, spec),
      itemStyle: { color: colour, borderColor: spec.palette.line, borderWidth: 1 },
      label: { show: texts, formatter: cellText(row), color: inkOn(colour), fontSize },
    }
  })
  const known = new Set(rows.map((row) => JSON.stringify([row.scenario, row.region])))
  // A cell that nobody could observe is not a cell with a share of zero.
  const gaps = scenarios.flatMap((scenario, y) =>
    regions.flatMap((region, x) =>
      known.has(JSON.stringify([scenario, region]))
        ? []
        : [
            {
              value: [x, y, 0],
              tell: tooltipText(`${names[y]} · ${labelOf('region', region, spec)}`, [spec.say('chart.noKnownConnectivity')]),
              itemStyle: {
                color: spec.palette.surface,
                borderColor: spec.palette.line,
                borderWidth: 1,
                decal: hatch(spec.palette.quiet, 0.5),
              },
              label: { show: false },
            },
          ],
    ),
  )
  const notes = [
    ...(gaps.length ? [spec.say('chart.noteUnobserved')] : []),
    ...(texts && few ? [spec.say('chart.noteFew')] : []),
    spec.say('chart.noteRegion'),
  ]
  const noteWidth = spec.width - (texts ? 0 : SCALE)
  // Beside another picture with room for every remark, so that the rows of both stand level.
  const every = ['noteUnobserved', 'noteFew', 'noteRegion'].map((key) => spec.say(`chart.${key}`))
  const { more } = remarks(spec.atLeast === undefined ? notes : every, spec, noteWidth)
  const bare = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } }
  return {
    grid: { left, width: wide * regions.length, top: head, bottom: FOOT + more },
    xAxis: {
      type: 'category',
      position: 'top',
      data: regions.map((_, i) => String(i)),
      ...bare,
      axisLabel: {
        interval: 0,
        color: spec.palette.text,
        fontSize: 12,
        ...(head === HEAD ? {} : { rotate: 60 }),
        formatter: (i: string) => cut(labelOf('region', regions[Number(i)]!, spec), head === HEAD ? wide - 4 : TALL_HEAD - 8, 12),
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: scenarios.map((_, i) => String(i)),
      ...bare,
      axisLabel: { interval: 0, color: spec.palette.text, fontSize: 12, formatter: (i: string) => cut(names[Number(i)]!, nameWidth, 12) },
    },
    visualMap: colourScale(most, !texts, most < 0.01 ? 2 : 1, spec),
    title: remarks(notes, spec, noteWidth).title,
    tooltip: { ...tooltip(spec), formatter: (hovered: { data: { tell: string } }) => hovered.data.tell },
    series: [{ type: 'heatmap', data: [...data, ...gaps], emphasis: { itemStyle: { borderColor: spec.palette.text, borderWidth: 2 } } }],
  }
}

/** One region makes no matrix: a bar a scenario, with its interval. */
function bars(rows: readonly ScenarioRegion[], spec: Spec): Option {
  const ranked = rankedScenarios(rows).map((scenario) => rows.find((row) => row.scenario === scenario)!)
  const drawn = ranking(
    ranked.map((row) => ({
      name: labelOf('scenario', row.scenario, spec),
      value: row.share,
      lower: row.lower,
      upper: row.upper,
      colour: spec.palette.accent,
      text: `${written(row.share!, spec)}${row.persons < FEW ? '*' : ''}`,
    })),
    Math.max(0, ...ranked.map((row) => row.upper ?? row.share!)) || 1,
    (i) => tell(ranked[i]!, spec),
    spec,
  )
  const under = remarks(
    [spec.say('chart.noteRegion'), ...(ranked.some((row) => row.persons < FEW) ? [spec.say('chart.noteFew')] : [])],
    spec,
  )
  return { ...drawn, grid: { ...(drawn.grid as Option), bottom: FOOT + under.more }, title: under.title }
}

const regionsOf = (rows: readonly ScenarioRegion[]) => new Set(rows.map((row) => row.region)).size

/** Highest and lowest cell that rest on enough persons, or on what there is. */
function summary(rows: readonly ScenarioRegion[], spec: Spec): string {
  const sound = rows.filter((row) => row.persons >= FEW)
  const ranked = (sound.length ? sound : rows).toSorted((a, b) => b.share! - a.share!)
  const [first, last] = [ranked[0], ranked.at(-1)]
  if (!first || !last) return spec.say('chart.nothing')
  const say = (key: string, row: ScenarioRegion) =>
    spec.say(key, {
      scenario: labelOf('scenario', row.scenario, spec),
      region: labelOf('region', row.region, spec),
      share: written(row.share!, spec),
      interval:
        row.lower === null || row.upper === null
          ? spec.say('chart.noInterval')
          : spec.say('chart.interval', { interval: span(row.lower, row.upper, spec) }),
      n: spec.number(row.n),
    })
  return joined([say('chart.scenarioHighest', first), ...(last === first ? [] : [say('chart.scenarioLowest', last)])])
}

/** A cell chooses its scenario; its region is the merchant’s, which is no filter. */
function pick(rows: readonly ScenarioRegion[], _: Spec, { index }: Mark): Pick | null {
  const scenario = regionsOf(rows) > 1 ? rows[index]?.scenario : rankedScenarios(rows)[index]
  return scenario === undefined ? null : { filters: { scenario: [scenario ?? ''] } }
}

/** Scenario × region: share of payments without a network. */
export const scenarioMatrix: Chart<ScenarioRegion> = {
  shape: 'grid',
  option: (rows, spec) => (!rows.length ? { series: [] } : regionsOf(rows) > 1 ? matrix(rows, spec) : bars(rows, spec)),
  summary,
  pick,
  n: (rows) => rows.reduce((sum, row) => sum + row.n, 0),
  height: (rows, spec) => {
    const scenarios = new Set(rows.map((row) => row.scenario)).size
    return Math.max(LOWEST, (regionsOf(rows) > 1 ? headOf(rows, spec) : 0) + FOOT + scenarios * 30)
  },
}
