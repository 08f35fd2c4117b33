import type { Option, Palette } from '../../../datasets/metrics/chart.ts'
import { exactText, isNumeric, numberOf, type Result, type ResultColumn } from './result.ts'

export const marks = ['line', 'bar'] as const
export type Mark = (typeof marks)[number]

/** Marks that a picture of its width can tell apart, and that are drawn in no time. */
export const mostMarks: Readonly<Record<Mark, number>> = { line: 20_000, bar: 1_000 }

export interface Axes {
  x: ResultColumn
  y: ResultColumn
}

/** Columns to draw: those asked for where they exist, else the first date or text against the first number. */
export function axesOf({ columns }: Result, x: string, y: string): Axes | null {
  const numbers = columns.filter(({ kind }) => isNumeric(kind))
  const across = columns.find(({ name }) => name === x) ?? columns.find(({ kind }) => kind === 'date' || kind === 'time') ?? columns[0]
  const up = numbers.find(({ name }) => name === y) ?? numbers.find((column) => column !== across) ?? numbers[0]
  return across && up ? { x: across, y: up } : null
}

export interface ChartWords {
  /** A number on an axis. */
  number(value: number): string
  /** What stands for no value. */
  none: string
}

/** A picture of one column against another, row by row in the order of the result. */
export function quickChart(result: Result, { x, y }: Axes, mark: Mark, palette: Palette, { number, none }: ChartWords): Option {
  const shown = Math.min(result.rows, mostMarks[mark])
  const continuous = mark === 'line' && isNumeric(x.kind)
  const heights = Array.from({ length: shown }, (_, row) => numberOf(y, row))
  const line = { lineStyle: { color: palette.line } }
  const label = { color: palette.quiet, fontSize: 12 }
  const name = (text: string) => ({ name: text, nameTextStyle: { color: palette.quiet, fontSize: 12 } })
  return {
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
      axisLabel: { ...label, hideOverlap: true, ...(continuous ? { formatter: number } : {}) },
      ...(continuous
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
        data: continuous ? heights.map((height, row) => [numberOf(x, row), height]) : heights,
        itemStyle: { color: palette.accent },
        ...(mark === 'line'
          ? { lineStyle: { color: palette.accent, width: 2 }, symbol: 'circle', symbolSize: 5, showSymbol: shown <= 60, sampling: 'lttb' }
          : { barMaxWidth: 40 }),
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
