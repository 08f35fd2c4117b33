import type { Option, Palette } from '../../../datasets/metrics/chart.ts'
import { exactText, isMoment, isNumeric, momentOf, numberOf, type Result, type ResultColumn } from './result.ts'

export const marks = ['line', 'bar'] as const
export type Mark = (typeof marks)[number]

/** Marks that a picture of its width can tell apart, and that are drawn in no time. */
export const mostMarks: Readonly<Record<Mark, number>> = { line: 20_000, bar: 1_000 }

export interface Axes {
  x: ResultColumn
  y: ResultColumn
}

/** Names of columns whose numbers say which one, not how much. */
const naming = /^(id|code|person|merchant|profile)$|_(id|code)$/i

/** Columns to draw: those asked for where they exist, else the first date or column against the first number that says how much. */
export function axesOf({ columns }: Result, x: string, y: string): Axes | null {
  const numbers = columns.filter(({ kind }) => isNumeric(kind))
  const across = columns.find(({ name }) => name === x) ?? columns.find(({ kind }) => kind === 'date' || kind === 'time') ?? columns[0]
  const others = numbers.filter((column) => column !== across)
  const up = numbers.find(({ name }) => name === y) ?? others.find(({ name }) => !naming.test(name)) ?? others[0] ?? numbers[0]
  return across && up ? { x: across, y: up } : null
}

export interface ChartWords {
  /** A number on an axis. */
  number(value: number): string
  /** What stands for no value. */
  none: string
}

/** A point in time as the table writes it, without the parts that are zero. */
const momentText = (moment: number): string =>
  new Date(moment)
    .toISOString()
    .replace(/T00:00:00\.000Z$|(:00)?\.000Z$|Z$/, '')
    .replace('T', ' ')

const isDistinct = (x: ResultColumn, rows: number): boolean =>
  new Set(Array.from({ length: rows }, (_, row) => momentOf(x, row))).size === rows

/** Pairs of a continuous axis from left to right, without rows that have no place on it. */
const placedRows = (x: ResultColumn, heights: readonly (number | null)[], at: (column: ResultColumn, row: number) => number | null) =>
  heights
    .map((height, row) => [at(x, row), height] as const)
    .filter((pair): pair is readonly [number, number | null] => pair[0] !== null && Number.isFinite(pair[0]))
    .sort(([a], [b]) => a - b)

/**
 * A picture of one column against another: along time or numbers where x has them, else row by row in the order of the result. Bars against
 * numbers stand row by row, too, and so do bars of which several have the same time: they would hide each other.
 */
export function quickChart(result: Result, { x, y }: Axes, mark: Mark, palette: Palette, { number, none }: ChartWords): Option {
  const shown = Math.min(result.rows, mostMarks[mark])
  const timed = isMoment(x) && (mark === 'line' || isDistinct(x, shown))
  const continuous = timed || (mark === 'line' && isNumeric(x.kind))
  const heights = Array.from({ length: shown }, (_, row) => numberOf(y, row))
  const line = { lineStyle: { color: palette.line } }
  const label = { color: palette.quiet, fontSize: 12 }
  const name = (text: string) => ({ name: text, nameTextStyle: { color: palette.quiet, fontSize: 12 } })
  return {
    useUTC: true,
    grid: { left: 12, right: 24, top: 36, bottom: 36, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? number(value) : none),
    },
    xAxis: {
      ...name(x.name),
      nameLocation: 'middle',
      nameGap: 28,
      axisLine: line,
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true, ...(timed ? { formatter: momentText } : continuous ? { formatter: number } : {}) },
      ...(timed
        ? {
            type: 'time',
            splitLine: { show: false },
            axisPointer: { label: { formatter: ({ value }: { value: number }) => momentText(value) } },
            ...(x.kind === 'date' ? { minInterval: 86_400_000 } : {}),
          }
        : continuous
          ? { type: 'value', scale: true, splitLine: { show: false } }
          : { type: 'category', data: Array.from({ length: shown }, (_, row) => exactText(x, row) ?? none) }),
    },
    yAxis: {
      ...name(y.name),
      type: 'value',
      nameTextStyle: { color: palette.quiet, fontSize: 12, align: 'left' },
      axisLabel: { ...label, formatter: number },
      splitLine: line,
    },
    series: [
      {
        type: mark,
        name: y.name,
        data: continuous ? placedRows(x, heights, timed ? momentOf : numberOf) : heights,
        itemStyle: { color: palette.accent },
        ...(mark === 'line'
          ? { lineStyle: { color: palette.accent, width: 2 }, symbol: 'circle', symbolSize: 5, showSymbol: shown <= 60, sampling: 'lttb' }
          : { barMaxWidth: 40, barMinWidth: 1 }),
      },
    ],
  }
}

/** Least and greatest height, where there is any. */
export function extent({ y }: Axes, rows: number): { least: number; greatest: number } | null {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < rows; row++) {
    const value = numberOf(y, row)
    if (value === null || Number.isNaN(value)) continue
    least = Math.min(least, value)
    greatest = Math.max(greatest, value)
  }
  return least <= greatest ? { least, greatest } : null
}
