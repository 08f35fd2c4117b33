import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type HomingRow, railsPerPerson } from './chart.ts'
import { multiHoming } from './metric.ts'

let pilot: HandMade

// a: 19 by Alipay and 1 in cash (5 %: counts); b: 20 by Alipay and 1 in cash (4.8 %: does not); c: e-CNY alone.
beforeAll(async () => {
  const alipay = (person: string, n: number) => Array.from({ length: n }, () => purchase(person, '2021-01-31', { rail_id: 'alipay' }))
  pilot = await HandMade.of({
    payments: [
      ...alipay('a', 19),
      purchase('a', '2021-01-02', { rail_id: 'cash' }),
      ...alipay('b', 20),
      purchase('b', '2021-01-02', { rail_id: 'cash' }),
      purchase('c', '2021-01-02'),
    ],
  })
})
afterAll(() => pilot.close())

test('exactly 5 % of one’s payments is using a rail, 1 of 21 is not: one person on two rails, two on one', async () => {
  const rows = await pilot.rows('multi-homing')
  expect(table(rows, 'rails_used', 'persons', 'active', 'share', 'mature')).toEqual([
    [1, 2, 3, 2 / 3, true],
    [2, 1, 3, 1 / 3, true],
  ])
})

test('35 of 11,400 are 0.3 %, not none; 3 of 11,400 are 0.03 %; from 1 % on whole percents do', () => {
  const row = (rails_used: number, persons: number): HomingRow => ({
    ...{ period: '2021-01-01', rails_used, persons, active: 11_400, share: persons / 11_400, lower: 0, upper: 1, mature: true },
  })
  const option = railsPerPerson.option([row(1, 11_362), row(5, 35), row(6, 3)], plainSpec(multiHoming as unknown as Metric))
  const [one, five, six] = (option.title as { text: string }[]).map(({ text }) => text.split(' ').at(-1))
  expect([one, five, six]).toEqual(['100%', '0.3%', '0.03%'])
})
