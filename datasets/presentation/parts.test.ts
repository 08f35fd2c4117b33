import { expect, test } from 'vitest'
import { activePersons } from '../metrics/active-persons/metric.ts'
import { contrast } from '../metrics/drawing.ts'
import { lifecycle } from '../metrics/lifecycle/metric.ts'
import type { Metric } from '../metrics/metric.ts'
import { plainSpec } from '../metrics/plain-spec.ts'
import { palettes } from './palette.ts'

const counts = { active: 3, new: 1, retained: 1, resurrected: 1, dormant: 1, churned: 1, ever: 5, mature: true }
const months = Array.from({ length: 12 }, (_, i) => ({ period: `2021-${String(i + 1).padStart(2, '0')}-01`, ...counts }))

interface Part {
  id: string
  color: string
  itemStyle: { borderColor: string; borderWidth: number }
}
const stacks = [activePersons, lifecycle].flatMap((metric) =>
  (['light', 'dark'] as const).map((scheme) => [metric.id, scheme, metric as unknown as Metric] as const),
)

test.each(stacks)(
  'parts of %s, %s: 3 : 1 against the ground, which is drawn between them, and lighter or darker than the next',
  (...[, scheme, metric]) => {
    const palette = palettes[scheme]
    const [chart] = Object.values(metric.charts)
    const { series } = chart!.option(months as never, plainSpec(metric, {}, { palette })) as unknown as { series: Part[] }
    expect(series.length).toBeGreaterThanOrEqual(3)
    for (const { id, color, itemStyle } of series) {
      expect(contrast(color, palette.surface), id).toBeGreaterThanOrEqual(3)
      expect(itemStyle).toEqual({ borderColor: palette.surface, borderWidth: 1 })
    }
    series.slice(1).forEach(({ id, color }, i) => {
      expect(contrast(color, series[i]!.color), `${id} on ${series[i]!.id}`).toBeGreaterThanOrEqual(1.5)
    })
  },
)
