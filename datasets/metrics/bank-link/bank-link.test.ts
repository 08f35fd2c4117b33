import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const opened = { form: 'app', opened_at: '2020-12-01T04:00:00Z' }

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [{ person_id: 'b', region_id: 'suzhou' }],
    wallets: [
      { ...opened, wallet_id: 'a1', person_id: 'a', bank_linked: true },
      { ...opened, wallet_id: 'a2', person_id: 'a', bank_linked: false },
      { ...opened, wallet_id: 'b1', person_id: 'b', bank_linked: false },
      { ...opened, wallet_id: 'c1', person_id: 'c' },
    ],
    payments: [
      purchase('a', '2021-01-05', { wallet_id: 'a1', amount_minor: 500 }),
      purchase('a', '2021-01-06', { wallet_id: 'a2', amount_minor: 300, payment_id: 'x', scenario: 'transport' }),
      purchase('a', '2021-01-07', { kind: 'refund', amount_minor: 100, original_payment_id: 'x' }),
      purchase('b', '2021-01-08', { wallet_id: 'b1', amount_minor: 200 }),
      purchase('c', '2021-01-09', { wallet_id: 'c1', amount_minor: 60 }),
      purchase('c', '2021-01-31', { amount_minor: 40 }),
      purchase('b', '2021-01-10', { rail_id: 'alipay', amount_minor: 9000 }),
      purchase('b', '2021-02-02', { wallet_id: 'b1' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'kind', 'payments', 'value', 'persons', 'share_payments', 'share_value', 'share_persons', 'n', 'mature']

test('January: not linked 200 (300 less 100) + 200 of 1,000; linked 500; unknown 60 (link not told) + 40 (wallet not told)', async () => {
  expect(table(await pilot.rows('bank-link', 'to=2021-01-31'), ...columns)).toEqual([
    ['2021-01-01', 'linked', 1, 500, 1, 1 / 5, 500 / 1000, 1 / 3, 5, true],
    ['2021-01-01', 'not_linked', 2, 400, 2, 2 / 5, 400 / 1000, 2 / 3, 5, true],
    ['2021-01-01', 'unknown', 2, 100, 1, 2 / 5, 100 / 1000, 1 / 3, 5, true],
  ])
})

test('February, not over: all of it not linked, and none linked is a zero', async () => {
  expect(table(await pilot.rows('bank-link', 'from=2021-02-01'), 'kind', 'payments', 'share_value', 'mature')).toEqual([
    ['linked', 0, 0, false],
    ['not_linked', 1, 1, false],
    ['unknown', 0, 0, false],
  ])
})

test('in transport only a’s wallet without a link; in Suzhou b’s 200 and, in February, 100; in Dalian nobody', async () => {
  expect(table(await pilot.rows('bank-link', 'scenario=transport'), 'kind', 'value', 'share_value')).toEqual([['not_linked', 200, 1]])
  const suzhou = (await pilot.rows('bank-link', 'region=suzhou')).filter(({ kind }) => kind === 'not_linked')
  expect(table(suzhou, 'period', 'value', 'share_value')).toEqual([
    ['2021-01-01', 200, 1],
    ['2021-02-01', 100, 1],
  ])
  expect(await pilot.rows('bank-link', 'region=dalian')).toEqual([])
})
