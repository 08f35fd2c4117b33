import { z } from 'zod'
import { choice, text, time } from './column.ts'
import { table } from './table.ts'

export const walletEvents = table({
  name: 'wallet_events',
  description: 'What happens to a wallet beside payments.',
  key: ['event_id'],
  schema: z.object({
    event_id: text().meta({ description: 'Identifier.' }),
    wallet_id: text().meta({ description: 'Wallet concerned.', references: 'wallets.wallet_id' }),
    occurred_at: time().meta({ description: 'When, UTC.' }),
    kind: choice(['install', 'register', 'open', 'fund', 'upgrade', 'uninstall', 'close']).meta({ description: 'What happened.' }),
  }),
})
