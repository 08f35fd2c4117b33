import { z } from 'zod'
import { choice, flag, text, time } from './column.ts'
import { table } from './table.ts'

export const wallets = table({
  name: 'wallets',
  description: 'Wallets of the focal rail. A person may hold several; the first one opened gives the person’s attributes.',
  key: ['wallet_id'],
  schema: z.object({
    wallet_id: text().meta({ description: 'Pseudonym.' }),
    person_id: text().meta({ description: 'Holder.', references: 'persons.person_id' }),
    operator_id: text().nullable().default(null).meta({ description: 'Institution that opened it.', references: 'operators.operator_id' }),
    tier: text().nullable().default(null).meta({ description: 'Tier, which sets its limits.' }),
    form: choice(['app', 'hard']).default('app').meta({ description: 'In an app, or hardware of its own.' }),
    bank_linked: flag().nullable().default(null).meta({ description: 'Linked to a bank account.' }),
    acquisition: text().nullable().default(null).meta({ description: 'How the holder came: lottery, organic, employer …' }),
    campaign_id: text()
      .nullable()
      .default(null)
      .meta({ description: 'Campaign that brought the holder.', references: 'campaigns.campaign_id' }),
    opened_at: time().meta({ description: 'When it was opened, UTC.' }),
    closed_at: time().nullable().default(null).meta({ description: 'When it was closed, UTC.' }),
  }),
  rules: [
    {
      code: 'closed_before_opened',
      column: 'closed_at',
      holds: 'closed_at >= opened_at',
      mend: 'Give a closing time on or after the opening.',
    },
  ],
})
