import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'
import { metricById } from '../index.ts'
import { plainSpec } from '../plain-spec.ts'

let pilot: HandMade

const opened = { form: 'app', opened_at: '2020-12-01T04:00:00Z' }
const banks = ['abc', 'bcm', 'boc', 'ccb', 'icbc', 'psbc']

beforeAll(async () => {
  pilot = await HandMade.of({
    merchants: [
      { merchant_id: 'j', scenario: 'online_shopping', platform: 'jd' },
      { merchant_id: 'd', scenario: 'ride_hailing', platform: 'didi' },
    ],
    persons: [{ person_id: 'p_icbc', region_id: 'suzhou' }],
    wallets: [
      ...banks.map((bank) => ({ ...opened, wallet_id: bank, person_id: `p_${bank}`, operator_id: bank })),
      { ...opened, wallet_id: 'none', person_id: 'q' },
    ],
    payments: [
      ...banks.map((bank, i) => purchase(`p_${bank}`, `2021-01-0${6 - i}`, { merchant_id: 'j', wallet_id: bank })),
      purchase('p_abc', '2021-01-04', { merchant_id: 'j', wallet_id: 'abc', status: 'declined' }),
      purchase('q', '2021-01-01', { merchant_id: 'j', wallet_id: 'none' }),
      purchase('r', '2021-01-01', { merchant_id: 'j' }),
      purchase('p_icbc', '2021-01-01', { merchant_id: 'd', wallet_id: 'icbc', payment_id: 'x' }),
      purchase('p_icbc', '2021-01-01', { kind: 'refund', original_payment_id: 'x' }),
      purchase('p_icbc', '2021-01-09', { merchant_id: 'd', wallet_id: 'icbc' }),
      purchase('p_ccb', '2021-01-09', { merchant_id: 'd', wallet_id: 'ccb' }),
    ],
  })
})
afterAll(() => pilot.close())

test('JD: psbc on the 1st … abc on the 6th, not on the declined 4th; Didi: two on the 9th by name, the refunded 1st is none', async () => {
  expect(table(await pilot.rows('platform-operators'), 'platform', 'nth', 'operator', 'day')).toEqual([
    ['didi', 1, 'ccb', '2021-01-09'],
    ['didi', 2, 'icbc', '2021-01-09'],
    ...banks.toReversed().map((bank, i) => ['jd', i + 1, bank, `2021-01-0${i + 1}`]),
  ])
})

test('dates choose rows, not numbers: from the 6th, JD’s sixth; a person filter numbers that person’s own: Suzhou’s icbc is first', async () => {
  expect(table(await pilot.rows('platform-operators', 'from=2021-01-06&to=2021-01-08'), 'platform', 'nth', 'operator')).toEqual([
    ['jd', 6, 'abc'],
  ])
  expect(table(await pilot.rows('platform-operators', 'region=suzhou'), 'platform', 'nth', 'operator')).toEqual([
    ['didi', 1, 'icbc'],
    ['jd', 1, 'icbc'],
  ])
})

test('in words: JD was first with six, on the 6th; without it nobody was', async () => {
  const metric = metricById('platform-operators')!
  const rows = await pilot.rows('platform-operators')
  expect(metric.charts.dates!.summary(rows as never, plainSpec(metric))).toBe('chart.sixFinding platform=jd day=2021-01-06')
  const didi = rows.filter(({ platform }) => platform === 'didi')
  expect(metric.charts.dates!.summary(didi as never, plainSpec(metric))).toBe('chart.noSixFinding platform=didi n=2')
})

test('in a narrow picture the date of the sixth stands alone instead of being cut', async () => {
  const metric = metricById('platform-operators')!
  const rows = (await pilot.rows('platform-operators')).filter(({ platform }) => platform === 'jd')
  const written = (width: number) => {
    const { graphic } = metric.charts.dates!.option(rows as never, { ...plainSpec(metric), width })
    return (graphic as { style: { text: string } }[]).map(({ style }) => style.text)
  }
  expect(written(900)).toEqual(['chart.sixSince day=2021-01-06'])
  expect(written(300)).toEqual(['2021-01-06'])
})
