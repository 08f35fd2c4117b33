import { z } from 'zod'
import { clusteredShare } from '../../statistics/index.ts'
import { merchants, money, payments, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { cardAround } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { cardTerminals as statement } from './sql.ts'

interface Counted {
  window: number
  merchants: number
  card_payments: number
  payments: number
  card_value: number
  value: number
  paid: number
  card_squared: number
  card_by_all: number
  payments_squared: number
}

/** Share by number with its interval, clustered by merchant; null where nothing was paid. */
function shareOf(row: Counted) {
  if (!row.payments) return { share_payments: null, lower: null, upper: null }
  const { ratio, lower, upper } = clusteredShare({
    ...{ persons: row.paid, y: row.card_payments, x: row.payments },
    ...{ yy: row.card_squared, xy: row.card_by_all, xx: row.payments_squared },
  })
  return { share_payments: ratio, lower, upper }
}

export const cardTerminals = metric({
  id: 'card-terminals',
  theme: 'migration',
  params,
  row: z.object({
    window: z
      .int()
      .meta({ role: 'dimension', unit: 'windows', description: 'Of 30 days since the terminal took the rail; below 0 before.' }),
    merchants: merchants(),
    card_payments: payments(),
    payments: payments(),
    share_payments: share(),
    lower: share().meta({ description: 'Of the share by number, clustered by merchant.' }),
    upper: share(),
    card_value: money(),
    value: money(),
    share_value: share(),
  }),
  filters: ['region', 'scenario', 'connectivity'],
  dates: 'cohorts',
  requires: () => ['merchants'],
  statement: (query, facts) => statement(Number(query.params.windows), query, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map((row) => {
      const { window, merchants, card_payments, payments, card_value, value } = row
      return {
        ...{ window, merchants, card_payments, payments, ...shareOf(row) },
        ...{ card_value, value, share_value: value ? card_value / value : null },
      }
    }),
  charts: { around: cardAround },
  labels,
})
