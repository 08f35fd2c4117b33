import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Dimensions } from '../datasets/dimensions.ts'
import type { Chart, Option, Palette } from '../datasets/metrics/chart.ts'
import { contrast, MARK_CONTRAST } from '../datasets/metrics/drawing.ts'
import { metrics } from '../datasets/metrics/index.ts'
import type { Metric, Row } from '../datasets/metrics/metric.ts'
import { phrasesOf } from '../datasets/presentation/phrases.ts'
import { specOf } from '../datasets/presentation/spec.ts'
import { parseQuery } from '../datasets/query.ts'
import { HandMade } from './hand-made.ts'
import { eras, randomAddress, randomPilot } from './random-pilot.ts'

const seed = 20_210_217
const dimensions = { rails: [], campaigns: [], labels: {} } as unknown as Dimensions

interface Style {
  color?: string
  borderColor?: string
  borderWidth?: number
  opacity?: number
}
interface Drawn extends Style {
  type: string
  id: string
  symbol?: string
  lineStyle?: Style & { width?: number }
  itemStyle?: Style
  areaStyle?: Style
  data?: ({ itemStyle?: Style } | number | null)[]
}

const solid = (colour: string | undefined): colour is string => /^#[0-9a-f]{6}$/i.test(colour ?? '')

/** Colours by which each mark of lines and bars can be told from the ground: its own, or its outline’s. */
function* marks(option: Option): Generator<{ id: string; colours: string[] }> {
  for (const series of (option.series ?? []) as Drawn[]) {
    const { id, type, color, lineStyle, itemStyle, areaStyle, data = [] } = series
    if (type === 'line' && lineStyle?.opacity !== 0) {
      const colour = lineStyle?.color ?? color
      // A filled area is seen by its own colour too; its line only parts it from the one above.
      if (solid(colour)) yield { id, colours: [colour, ...(areaStyle?.opacity === 1 ? [color] : [])].filter(solid) }
    }
    if (type !== 'bar') continue
    for (const item of data) {
      const own: Style = { color: color ?? '', ...itemStyle, ...(typeof item === 'object' ? item?.itemStyle : {}) }
      const outline = own.borderWidth ? [own.borderColor] : []
      if (solid(own.color)) yield { id, colours: [own.color, ...outline].filter(solid) }
    }
  }
}

const clear = (colours: readonly string[], { surface }: Palette) => colours.some((colour) => contrast(colour, surface) >= MARK_CONTRAST)

test('every line and bar, or its outline, reaches 3 : 1 on the card, light and dark', { timeout: 120_000 }, async () => {
  const seen = new Set<string>()
  const pale = new Set<string>()
  for (const [i, tables] of fc.sample(fc.noBias(randomPilot), { numRuns: 3, seed }).entries()) {
    const pilot = await HandMade.of(tables)
    const { moved } = eras[tables.pilot![0]!.time_zone as keyof typeof eras]
    for (const metric of metrics as readonly unknown[] as readonly Metric[])
      for (const address of [[], ...fc.sample(randomAddress(metric as never, moved), { numRuns: 3, seed: seed + i })]) {
        const { query } = parseQuery(metric, address)
        const rows = await pilot.rows(metric.id, new URLSearchParams(address).toString())
        if (!rows.length) continue
        for (const scheme of ['light', 'dark'] as const) {
          const base = specOf({ metric, query, facts: pilot.facts, dimensions, language: 'en', scheme, t: phrasesOf('en') })
          for (const [name, chart] of Object.entries(metric.charts as Record<string, Chart<Row>>)) {
            const plain = { ...base, width: 1200, height: 400, display: {} }
            const displays = (chart.choices?.(rows, plain) ?? []).flatMap(({ key, options }) =>
              options.map(({ value }) => ({ [key]: value })),
            )
            for (const display of [{}, ...displays])
              for (const { id, colours } of marks(chart.option(rows, { ...plain, display }))) {
                seen.add(metric.id)
                if (!clear(colours, base.palette))
                  pale.add(`${metric.id}, ${name}, ${id}, ${scheme}, ${JSON.stringify(display)}: ${colours}`)
              }
          }
        }
      }
    pilot.close()
  }
  expect([...pale]).toEqual([])
  expect(seen.size).toBeGreaterThan(15)
})
