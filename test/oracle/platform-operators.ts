import { type Asked, byText, groupBy } from './activity.ts'
import { focalPurchases } from './offline-share.ts'
import { platformOf } from './platform-users.ts'

export function platformOperators({ tables, facts, range, filters }: Asked<object>) {
  const paid = focalPurchases({ tables, facts, range: {}, filters }, 'day')
    .filter((p) => p.day <= facts.cutoff)
    .map((p) => ({
      platform: platformOf(tables, p),
      operator: (tables.wallets?.find(({ wallet_id }) => wallet_id === p.wallet)?.operator_id ?? null) as string | null,
      day: p.day,
    }))
    .filter((p) => p.platform !== null && p.operator !== null)
  return [...groupBy(paid, (p) => p.platform!)]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([platform, all]) =>
      [...groupBy(all, (p) => p.operator!)]
        .map(([operator, own]) => ({ operator, day: own.map((p) => p.day).sort()[0]! }))
        .sort((a, b) => byText(a.day, b.day) || byText(a.operator, b.operator))
        .map(({ operator, day }, i) => ({ platform, nth: i + 1, operator, day })),
    )
    .filter(({ day }) => (!range.from || day >= range.from) && (!range.to || day <= range.to))
}
