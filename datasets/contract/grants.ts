import { z } from 'zod'
import { minor, text, time } from './column.ts'
import { table } from './table.ts'

export const grants = table({
  name: 'grants',
  description: 'Packets and subsidies given to wallets.',
  key: ['grant_id'],
  schema: z.object({
    grant_id: text().meta({ description: 'Identifier that payments name.' }),
    campaign_id: text().meta({ description: 'Campaign that gave it.', references: 'campaigns.campaign_id' }),
    wallet_id: text().meta({ description: 'Wallet that received it.', references: 'wallets.wallet_id' }),
    amount_minor: minor().meta({ description: 'Amount given.' }),
    granted_at: time().meta({ description: 'When, UTC.' }),
    expires_at: time().nullable().default(null).meta({ description: 'When what is left is taken back, UTC.' }),
  }),
  rules: [
    { code: 'amount_not_positive', column: 'amount_minor', holds: 'amount_minor > 0', mend: 'Give the amount in minor units, above zero.' },
    {
      code: 'expires_before_granted',
      column: 'expires_at',
      holds: 'expires_at >= granted_at',
      mend: 'Give an expiry on or after the grant.',
    },
  ],
})
