import { LineChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { count } from './count.ts'
import type { Growth } from './figures.ts'

use([LineChart, GridComponent, TitleComponent, SVGRenderer])

export interface GrowthLine {
  name: string
  points: { payments: number; rows: number; gzip_bytes: number }[]
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** The largest tables that the views read at monthly grain. */
const monthly = ['visits_focal', 'transitions_month', 'rail_use_month', 'homes_month', 'returns_30_first_purchase_any_focal']

/** Rows and bytes by number of payments: all compact tables together, then those named. */
export function growthLines(growth: readonly Growth[], names: readonly string[] = monthly): GrowthLine[] {
  const sizes = [...growth].sort((a, b) => a.payments - b.payments)
  if (!sizes.length) return []
  const line = (name: string, of: (growth: Growth) => Growth['tables']): GrowthLine => ({
    name,
    points: sizes.map((at) => ({
      payments: at.payments,
      rows: sum(of(at).map(({ rows }) => rows)),
      gzip_bytes: sum(of(at).map(({ gzip_bytes }) => gzip_bytes)),
    })),
  })
  return [
    line('all compact tables', ({ tables }) => tables),
    ...names.map((name) => line(name, ({ tables }) => tables.filter((table) => table.name === name))),
  ]
}

/** How many times the rows grow when payments grow ten times, between the smallest and the greatest size; null where there is one size only. */
export function tenfold({ points }: GrowthLine): number | null {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || first.payments === last.payments || !first.rows || !last.rows) return null
  return 10 ** (Math.log(last.rows / first.rows) / Math.log(last.payments / first.payments))
}

const colours = ['#0b6e4f', '#1f4e79', '#8a4b08', '#7b2d6b', '#4b5563', '#9a3412']

/** Both axes logarithmic, so that what grows with payments runs beside the dotted line, and what levels off falls below it. */
export function growthPicture(lines: readonly GrowthLine[]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 760, height: 400 })
  const all = lines[0]!.points
  const [first, last] = [all[0]!, all.at(-1)!]
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      title: { text: 'Rows of compact tables by payments', left: 12, top: 8, textStyle: { fontSize: 15, color: '#111827' } },
      grid: { left: 64, right: 220, top: 48, bottom: 48 },
      xAxis: {
        type: 'log',
        name: 'payments',
        nameLocation: 'middle',
        nameGap: 28,
        min: first.payments * 0.9,
        max: last.payments * 1.05,
        axisLabel: { formatter: (value: number) => (Number.isInteger(Math.log10(value)) ? count(value) : '') },
      },
      yAxis: { type: 'log', axisLabel: { formatter: (value: number) => count(value) }, splitLine: { lineStyle: { color: '#e5e7eb' } } },
      series: [
        {
          type: 'line',
          name: 'if they grew with payments',
          data: all.map(({ payments }) => [payments, (first.rows * payments) / first.payments]),
          symbol: 'none',
          lineStyle: { type: 'dotted', color: '#9ca3af' },
          endLabel: { show: true, formatter: '{a}', color: '#6b7280' },
        },
        ...lines.map(({ name, points }, i) => ({
          type: 'line',
          name,
          data: points.map(({ payments, rows }) => [payments, rows]),
          symbolSize: 6,
          itemStyle: { color: colours[i % colours.length] },
          lineStyle: { color: colours[i % colours.length], width: i === 0 ? 3 : 1.5 },
          endLabel: { show: true, formatter: '{a}', color: colours[i % colours.length] },
          labelLayout: { moveOverlap: 'shiftY' },
        })),
      ],
    } as never)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
