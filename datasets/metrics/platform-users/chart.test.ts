import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type PlatformPeriod, platformsRanked } from './chart.ts'
import { platformUsers } from './metric.ts'

const spec = plainSpec(platformUsers as unknown as Metric)
const row = (period: string, platform: string, users: number, mature: boolean): PlatformPeriod => ({
  ...{ period, platform, users, repeat_users: 0, share: 0, lower: 0, upper: 0.1, payments: 2 * users, value: 0, mature },
})
const rows = [row('2021-04-01', 'jd', 90, true), row('2021-05-01', 'jd', 40, true), row('2021-06-01', 'jd', 9, false)]

test('of April, May and a June that is not over May alone is drawn, and said; each bar has its own n, the card none', () => {
  expect(platformsRanked.dates!(rows, spec)).toBe('month 2021-05-01')
  expect((platformsRanked.option(rows, spec).series as { data: unknown[] }[])[0]!.data).toHaveLength(1)
  expect(platformsRanked.n).toBeUndefined()
})

test('where no month is over the last is drawn, and said not to be over', () => {
  expect(platformsRanked.dates!(rows.slice(2), spec)).toBe('month 2021-06-01 · chart.immature')
})
