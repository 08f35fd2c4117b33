import { expect, test } from 'vitest'
import { activePersons } from './active-persons/metric.ts'
import type { Metric } from './metric.ts'
import { plainSpec } from './plain-spec.ts'
import { ranking } from './ranking.ts'

const under = '100% of the step before · median 1 day'
const label = (width: number) => {
  const spec = plainSpec(activePersons as unknown as Metric, {}, { width })
  const ranks = [{ name: 'Opened', under, value: 1, colour: '#123456', text: '100.0%' }]
  const { yAxis } = ranking(ranks, 1, String, spec) as unknown as { yAxis: { axisLabel: { formatter(place: string): string } } }
  return yAxis.axisLabel.formatter('0')
}

test('what stands under a name is in one line where that fits, else in two, and none of it is cut', () => {
  expect(label(900)).toBe(`{name|Opened}\n{under|${under}}`)
  expect(label(500)).toBe('{name|Opened}\n{under|100% of the step before ·}\n{under|median 1 day}')
})
