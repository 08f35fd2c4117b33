import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { wilson } from '../../datasets/statistics/index.ts'
import type { Tables } from '../hand-made.ts'
import { type Asked, byText, groupBy, type Purchase } from './activity.ts'
import { focalPurchases } from './offline-share.ts'

/** Platform of the merchant paid, null where it sells through none. */
export const platformOf = (tables: Tables, p: Purchase) =>
  (tables.merchants?.find(({ merchant_id }) => merchant_id === p.merchant)?.platform ?? null) as string | null

export function platformUsers(asked: Asked<{ grain: Grain }>) {
  const { tables, facts } = asked
  const { grain } = asked.params
  const ever = focalPurchases({ tables, facts, range: {}, filters: {} }, grain)
  const there = focalPurchases(asked, grain).filter((p) => platformOf(tables, p) !== null)
  return [...groupBy(there, (p) => `${periodStart(grain, p.day)} ${platformOf(tables, p)}`)]
    .sort(([a], [b]) => byText(a, b))
    .map(([, all]) => {
      const platform = platformOf(tables, all[0]!)!
      const period = periodStart(grain, all[0]!.day)
      const users = [...new Set(all.map((p) => p.person))]
      const first = (person: string) =>
        ever
          .filter((p) => p.person === person && platformOf(tables, p) === platform)
          .map((p) => p.day)
          .sort()[0]!
      const repeat_users = users.filter((person) => all.some((p) => p.person === person && p.day > first(person))).length
      return {
        ...{
          period,
          platform,
          users: users.length,
          repeat_users,
          share: repeat_users / users.length,
          ...wilson(repeat_users, users.length),
        },
        ...{ payments: all.length, value: all.reduce((sum, p) => sum + p.value, 0), mature: periodEnd(grain, period) <= facts.cutoff },
      }
    })
}
