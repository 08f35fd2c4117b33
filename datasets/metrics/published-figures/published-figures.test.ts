import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase } from '../../../test/hand-made.ts'

let pilot: HandMade

// A pilot at a hundredth of the real size: two purchases of 1.50 and 2.50 yuan and one wallet by the end of June 2021.
beforeAll(async () => {
  pilot = await HandMade.of({
    pilot: [{ title: 'Small', time_zone: 'Asia/Shanghai', currency: 'CNY', focal_rail: 'e_cny', simulated: true, scale: 0.01 }],
    wallets: [{ wallet_id: 'w', person_id: 'a', opened_at: '2021-05-31T16:00:00Z' }],
    payments: [
      purchase('a', '2021-06-01', { amount_minor: 150 }),
      purchase('a', '2021-06-30', { amount_minor: 250 }),
      purchase('a', '2021-07-31'),
      purchase('a', '2021-06-15', { rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const figure = async (measure: string, as_of: string) =>
  (await pilot.rows('published-figures')).find((row) => row.measure === measure && row.as_of === as_of)

test('30 June 2021: 70.75 m transactions published; 2 in the data, at scale 0.01 that stands for 200, worth 4.00 / 0.01 = 400 yuan', async () => {
  expect(await figure('transactions', '2021-06-30')).toMatchObject({ published: 70_750_000, observed: 200, unit: 'count', status: 'V' })
  expect(await figure('value', '2021-06-30')).toMatchObject({ published: 34_500_000_000, observed: 400, unit: 'yuan' })
  expect(await figure('personal_wallets', '2021-06-30')).toMatchObject({ published: 20_870_000, observed: 100 })
})

test('after the data end nothing is observed, which is not zero', async () => {
  expect(await figure('transactions', '2022-05-31')).toMatchObject({ published: 264_000_000, observed: null, mature: false })
})

test('wallets of 2021 and of 2023 were counted on different bases: two series', async () => {
  const rows = await pilot.rows('published-figures')
  expect(new Set(rows.filter((row) => row.measure === 'personal_wallets').map((row) => row.series)).size).toBeGreaterThan(1)
})
