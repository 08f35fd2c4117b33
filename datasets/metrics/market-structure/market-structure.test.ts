import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase } from '../../../test/hand-made.ts'

let pilot: HandMade

beforeAll(async () => {
  const paid = (rail_id: string, amount_minor: number) => purchase('a', '2021-01-31', { rail_id, amount_minor })
  pilot = await HandMade.of({
    rails: [
      { rail_id: 'e_cny', kind: 'cbdc', mobile: true, label: 'e-CNY' },
      { rail_id: 'alipay', kind: 'third_party', mobile: true, label: 'Alipay' },
      { rail_id: 'wechat_pay', kind: 'third_party', mobile: true, label: 'WeChat Pay', coverage: 0.5 },
      { rail_id: 'rest', kind: 'other', mobile: true, label: 'Others' },
      { rail_id: 'cash', kind: 'cash', mobile: false, label: 'Cash' },
    ],
    payments: [paid('alipay', 600), paid('wechat_pay', 150), paid('e_cny', 50), paid('rest', 50), paid('cash', 1000)],
  })
})
afterAll(() => pilot.close())

test('mobile: 600, 150 / 0.5 = 300, 50, 50 of 1000: CR2 90 %, HHI 3600 + 900 + 25 + 25; the unknown 5 % add 0 to 25 to 4525', async () => {
  const row = (await pilot.rows('market-structure'))[0]!
  expect(row.cr2).toBeCloseTo(0.9, 12)
  expect(row.hhi).toBeCloseTo(4550, 8)
  expect(row.hhi_lower).toBeCloseTo(4525, 8)
  expect(row.hhi_upper).toBeCloseTo(4550, 8)
  expect(row.unknown_share).toBeCloseTo(0.05, 12)
})

test('third-party rails alone: 600 and 300 → CR2 100 %, HHI (2/3)² + (1/3)² = 5555.6, nothing unknown', async () => {
  const row = (await pilot.rows('market-structure', 'market=third_party'))[0]!
  expect(row).toMatchObject({ unknown_share: 0 })
  expect(row.hhi).toBeCloseTo(50_000 / 9, 8)
  expect(row.entropy).toBeCloseTo(-(2 / 3) * Math.log(2 / 3) - (1 / 3) * Math.log(1 / 3), 12)
})

test('by number: one payment on each of four mobile rails, one of them at half coverage, so 1, 2, 1, 1 of 5', async () => {
  const row = (await pilot.rows('market-structure', 'measure=payments'))[0]!
  expect(row.hhi).toBeCloseTo(10_000 * (0.04 + 0.16 + 0.04 + 0.04), 8)
})
