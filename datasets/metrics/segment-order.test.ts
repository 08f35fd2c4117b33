import { expect, test } from 'vitest'
import type { Metric } from './metric.ts'
import { plainSpec } from './plain-spec.ts'
import { inOrder } from './segment-order.ts'
import { survival } from './survival/metric.ts'

const order = (segment: string, of: [string, number][]) =>
  inOrder(
    of.map(([name, followed]) => ({ segment: name, followed })),
    plainSpec(survival as unknown as Metric, { segment }),
  ).map((row) => row.segment)

test('age bands stand by age and tiers by tier, those not known last; regions by their persons', () => {
  expect(
    order('age_band', [
      ['25-34', 90],
      ['', 80],
      ['18-24', 10],
      ['65+', 20],
    ]),
  ).toEqual(['18-24', '25-34', '65+', ''])
  expect(
    order('region', [
      ['beijing', 5],
      ['suzhou', 9],
    ]),
  ).toEqual(['suzhou', 'beijing'])
})
