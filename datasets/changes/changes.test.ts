import { expect, test } from 'vitest'
import { changeOf, groupOf, largest, lastTwo, mainContributor } from './changes.ts'
import { signals } from './signals.ts'

const rails = { focal: 'ecny', thirdParty: new Set(['alipay']) }
const signal = (id: string) => signals.find((one) => one.id === id)!
const active = (period: string, active: number, retained: number, mature = true) => ({ period, active, retained, mature })

test('the last month that is over and the one before it; a month that is not over is not looked at, a gap is no month before', () => {
  const read = (rows: Parameters<(typeof signals)[0]['read']>[0]) =>
    lastTwo(signal('active').read(rows, rails))?.map(({ period }) => period)
  expect(read([active('2021-01-01', 9, 0), active('2021-02-01', 9, 9), active('2021-03-01', 4, 4, false)])).toEqual([
    '2021-02-01',
    '2021-01-01',
  ])
  expect(read([active('2021-01-01', 9, 0), active('2021-03-01', 9, 9)])).toBeUndefined()
})

test('60 → 50 active with 40 in both is inside its interval, so no change; 600 → 500 with 400 in both is one, 1/6 down', () => {
  const change = (before: number, now: number, kept: number) =>
    changeOf(signal('active'), signal('active').read([active('2021-01-01', before, 0), active('2021-02-01', now, kept)], rails))
  expect(change(60, 50, 40)).toBeNull()
  expect(change(600, 500, 400)).toMatchObject({ value: -100, verdict: 'down', size: 1 / 6 })
})

test('wallets: 2,800 in February and 3,100 in March are 100 a day each, so no change though 300 more', () => {
  const opened = (period: string, opened: number) => ({ period, opened, mature: true })
  const read = signal('opened').read([opened('2021-02-01', 2800), opened('2021-03-01', 3100)], rails)
  expect(changeOf(signal('opened'), read)).toBeNull()
})

test('payments without a network: 1,000 − 900 online = 100 of 1,000, then 1,000 − 800 = 200 of 1,000', () => {
  const online = (period: string, payments: number) => ({
    ...{ period, connectivity: 'online', payments, n: 1000, mature: true, lower: payments / 1000 - 0.02, upper: payments / 1000 + 0.02 },
  })
  const read = signal('offline').read([online('2021-01-01', 900), online('2021-02-01', 800)], rails)
  expect(read.map(({ x, n }) => [x, n])).toEqual([
    [100, 1000],
    [200, 1000],
  ])
  expect(changeOf(signal('offline'), read)).toMatchObject({ verdict: 'up' })
})

test('net migration: 30 came from Alipay and 10 went back, 20 net; cash is no third party', () => {
  const pair = (rail_a: string, rail_b: string, gross_ab: number, gross_ba: number) => ({
    ...{ from_period: '2021-01-01', to_period: '2021-02-01', rail_a, rail_b, gross_ab, gross_ba, known: 500, mature: true },
  })
  const [reading] = signal('migration').read([pair('alipay', 'ecny', 30, 10), pair('cash', 'ecny', 7, 0)], rails)
  expect(reading).toMatchObject({ period: '2021-02-01', value: 20 })
})

test('the largest first, no more than asked', () => {
  const read = (before: number, now: number) =>
    signal('active').read([active('2021-01-01', before, 0), active('2021-02-01', now, 0)], rails)
  const changes = [read(1000, 500), read(1000, 1000), read(1000, 3000)].map((readings) => changeOf(signal('active'), readings))
  expect(largest(changes, 5).map(({ size }) => size)).toEqual([2, 0.5])
  expect(largest(changes, 1)).toHaveLength(1)
})

test('600 → 500: the south’s 100 → 20 is 80 of 100 lost with 120 of 1,100 persons; it is the main contributor', () => {
  const rows = (before: number, now: number) => [active('2021-01-01', before, 0), active('2021-02-01', now, 0)]
  const one = signal('active')
  const change = changeOf(one, one.read([active('2021-01-01', 600, 0), active('2021-02-01', 500, 400)], rails))!
  const groups = new Map([
    ['south', groupOf(change, rows(100, 20), rails)],
    ['north', groupOf(change, rows(500, 480), rails)],
  ])
  const main = mainContributor(change, new Map([['region', groups]]))!
  expect(main).toMatchObject({ key: 'region', value: 'south', amount: -80, share: 0.8 })
  expect(main.weight).toBeCloseTo(120 / 1100)
})

test('a group that is in one of the months only counts as nothing in the other', () => {
  const one = signal('active')
  const change = changeOf(one, one.read([active('2021-01-01', 600, 0), active('2021-02-01', 500, 400)], rails))!
  expect(groupOf(change, [active('2021-02-01', 7, 0)], rails)).toEqual({ now: { x: 7, n: null }, before: { x: 0, n: null } })
})
