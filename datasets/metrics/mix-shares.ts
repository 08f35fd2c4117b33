import { clusteredShare } from '../statistics/index.ts'
import type { Counted } from './mix.ts'

/** Shares of a kind by number and by value, the former with its interval, clustered by person. */
export function shares(row: Counted) {
  const { ratio, lower, upper } = clusteredShare({
    persons: row.all_persons,
    y: row.payments,
    x: row.all_payments,
    yy: row.payments_squared,
    xy: row.payments_by_all,
    xx: row.all_squared,
  })
  return { share_payments: ratio, share_value: row.value / row.all_value, lower, upper }
}
