import { clusteredShare } from '../statistics/index.ts'
import { mature, money, payments, persons, share } from './columns.ts'
import type { Counted } from './mix.ts'

/** Columns of a kind beside its period and its name. */
export const mixColumns = {
  payments: payments(),
  value: money(),
  persons: persons(),
  share_payments: share(),
  share_value: share(),
  share_persons: share(),
  lower: share().meta({ description: 'Of the share by number, clustered by person.', bounds: 'share_payments' }),
  upper: share().meta({ bounds: 'share_payments' }),
  n: payments().meta({ description: 'All payments of the period.' }),
  mature: mature(),
}

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
