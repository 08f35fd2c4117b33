import { z } from 'zod'
import { date, minor, text } from './column.ts'
import { table } from './table.ts'

const limit = (description: string) => minor().nullable().default(null).meta({ description })

export const walletTiers = table({
  name: 'wallet_tiers',
  description: 'Limits of each wallet tier, by the day from which they hold.',
  key: ['tier', 'valid_from'],
  schema: z.object({
    tier: text().meta({ description: 'Tier that wallets name.' }),
    valid_from: date().meta({ description: 'First day on which the limits hold.' }),
    single_limit: limit('Largest single payment; null where there is none.'),
    daily_limit: limit('Largest total in a day; null where there is none.'),
    annual_limit: limit('Largest total in a year; null where there is none.'),
    balance_limit: limit('Largest balance; null where there is none.'),
  }),
})
