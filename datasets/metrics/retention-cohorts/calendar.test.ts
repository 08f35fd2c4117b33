import { afterAll, expect, test } from 'vitest'
import { HandMade, purchase, type Tables, table } from '../../../test/hand-made.ts'

const open: HandMade[] = []
afterAll(() => {
  for (const pilot of open) pilot.close()
})

async function piloted(tables: Tables): Promise<HandMade> {
  const pilot = await HandMade.of(tables)
  open.push(pilot)
  return pilot
}
/** Somebody elsewhere, so that the data are complete to this day. */
const completeTo = (day: string) => purchase('elsewhere', day, { rail_id: 'alipay' })
const cells = async (pilot: HandMade, address: string) =>
  table(await pilot.rows('retention-cohorts', address), 'cohort', 'age', 'eligible', 'returned')

test('a leap year: thirty days from 31 January 2024 end on 29 February, from 31 January 2023 on 1 March', async () => {
  const leap = await piloted({ payments: [purchase('a', '2024-01-31'), purchase('a', '2024-03-01'), completeTo('2024-03-30')] })
  expect(await cells(leap, '')).toEqual([
    ['2024-01-01', 0, 1, 1],
    ['2024-01-01', 1, 1, 1],
  ])
  const common = await piloted({ payments: [purchase('a', '2023-01-31'), purchase('a', '2023-03-01'), completeTo('2023-03-30')] })
  expect(await cells(common, '')).toEqual([['2023-01-01', 0, 1, 1]])
})

test('29 February is a day of its own: cohort, week and month', async () => {
  const leap = await piloted({ payments: [purchase('a', '2024-02-29'), purchase('b', '2024-03-01'), completeTo('2024-03-31')] })
  expect(table(await leap.rows('retention-cohorts', 'cohort=day'), 'cohort', 'cohort_size')).toEqual([
    ['2024-02-29', 1],
    ['2024-03-01', 1],
  ])
  expect(table(await leap.rows('active-persons', 'grain=month'), 'period', 'active', 'mature')).toEqual([
    ['2024-02-01', 1, true],
    ['2024-03-01', 1, true],
  ])
})

test('month ends: the 31st and the 1st are in two cohorts, and a window of thirty days is over on its thirtieth day, not before', async () => {
  const payments = [purchase('a', '2021-01-31'), purchase('b', '2021-02-01')]
  const before = await piloted({ payments: [...payments, completeTo('2021-02-28')] })
  expect(await cells(before, '')).toEqual([
    ['2021-01-01', 0, 0, 0],
    ['2021-02-01', 0, 0, 0],
  ])
  const on = await piloted({ payments: [...payments, completeTo('2021-03-01')] })
  expect(await cells(on, '')).toEqual([
    ['2021-01-01', 0, 1, 1],
    ['2021-02-01', 0, 0, 0],
  ])
})

test('the last window of a bracket must be over: [1, 3) of 1 January is complete on 31 March, not on the 30th', async () => {
  const payments = [purchase('a', '2021-01-01'), purchase('a', '2021-02-01')]
  const bracket = 'mode=bracket&brackets=1-3'
  expect(await cells(await piloted({ payments: [...payments, completeTo('2021-03-30')] }), bracket)).toEqual([['2021-01-01', 1, 0, 0]])
  expect(await cells(await piloted({ payments: [...payments, completeTo('2021-03-31')] }), bracket)).toEqual([['2021-01-01', 1, 1, 1]])
})

test('clocks go forward in New York on 14 March 2021: a wallet opened 04:30 UTC belongs to the day before on the 14th, to the same on the 15th', async () => {
  const pilot = await piloted({
    pilot: [{ title: 'New York', time_zone: 'America/New_York', currency: 'USD', focal_rail: 'e_cny' }],
    persons: [{ person_id: 'a' }, { person_id: 'b' }],
    wallets: [
      { wallet_id: 'wa', person_id: 'a', opened_at: '2021-03-14T04:30:00Z' },
      { wallet_id: 'wb', person_id: 'b', opened_at: '2021-03-15T04:30:00Z' },
    ],
    payments: [purchase('a', '2021-03-14'), purchase('b', '2021-03-16'), completeTo('2021-03-16')],
  })
  // Each day is one window, that of 23 hours too.
  expect(await cells(pilot, 'start=wallet_opened&grain=day&cohort=day')).toEqual([
    ['2021-03-13', 0, 1, 0],
    ['2021-03-13', 1, 1, 1],
    ['2021-03-13', 2, 1, 0],
    ['2021-03-13', 3, 1, 0],
    ['2021-03-15', 0, 1, 0],
    ['2021-03-15', 1, 1, 1],
  ])
})

test('several wallets are one person: counted once, from the first opened, with its tier', async () => {
  const pilot = await piloted({
    persons: [{ person_id: 'a' }],
    wallets: [
      { wallet_id: 'second', person_id: 'a', tier: '2', opened_at: '2021-01-20T04:00:00Z' },
      { wallet_id: 'first', person_id: 'a', tier: '4', opened_at: '2021-01-02T04:00:00Z' },
    ],
    payments: [
      purchase('a', '2021-01-20', { wallet_id: 'second' }),
      purchase('a', '2021-01-21', { wallet_id: 'first' }),
      completeTo('2021-01-31'),
    ],
  })
  expect(await cells(pilot, 'start=wallet_opened&tier=4')).toEqual([['2021-01-01', 0, 1, 1]])
  expect(await cells(pilot, 'start=wallet_opened&tier=2')).toEqual([])
  expect(table(await pilot.rows('active-persons', 'grain=month'), 'active')).toEqual([[1]])
})

test('a refund takes its purchase out of the period and window of the purchase, however much later it comes', async () => {
  const paid = [purchase('a', '2021-01-01'), purchase('a', '2021-02-10', { payment_id: 'back' })]
  const refund = purchase('a', '2021-06-30', { kind: 'refund', original_payment_id: 'back' })
  const kept = await piloted({ payments: [...paid, completeTo('2021-06-30')] })
  const refunded = await piloted({ payments: [...paid, refund, completeTo('2021-06-30')] })
  const february = async (pilot: HandMade) =>
    table(await pilot.rows('active-persons', 'grain=month&from=2021-02-01&to=2021-02-28'), 'period', 'active')
  expect(await february(kept)).toEqual([['2021-02-01', 1]])
  expect((await february(refunded)).flat()).not.toContain(1)
  expect((await cells(kept, ''))[1]).toEqual(['2021-01-01', 1, 1, 1])
  expect((await cells(refunded, ''))[1]).toEqual(['2021-01-01', 1, 1, 0])
  // The refund itself is no activity: window 6 holds 30 June.
  expect((await cells(refunded, 'mode=rolling'))[1]).toEqual(['2021-01-01', 1, 1, 0])
})

test('paid without a network on the 20th and synchronised after the cutoff: activity of the 20th, and outstanding at the cutoff', async () => {
  const pilot = await piloted({
    pilot: [{ title: 'Late', time_zone: 'Asia/Shanghai', currency: 'CNY', focal_rail: 'e_cny', cutoff_at: '2021-02-28T04:00:00Z' }],
    payments: [
      purchase('a', '2021-01-01'),
      purchase('a', '2021-02-20', { connectivity: 'dual_offline', synced_at: '2021-03-05T04:00:00Z' }),
      purchase('a', '2021-03-04'),
    ],
  })
  expect(pilot.facts.cutoff).toBe('2021-02-28')
  expect(await cells(pilot, 'grain=week&cohort=month')).toEqual(
    Array.from({ length: 8 }, (_, age) => ['2021-01-01', age, 1, age === 0 || age === 7 ? 1 : 0]),
  )
  expect(table(await pilot.rows('unsynced-value', 'from=2021-02-28'), 'day', 'value', 'payments', 'oldest_days')).toEqual([
    ['2021-02-28', 100, 1, 8],
  ])
})
