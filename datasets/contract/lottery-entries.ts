import { z } from 'zod'
import { flag, text, time } from './column.ts'
import { table } from './table.ts'

export const lotteryEntries = table({
  name: 'lottery_entries',
  description: 'Everyone who applied to a lottery, losers too.',
  key: ['campaign_id', 'person_id'],
  schema: z.object({
    campaign_id: text().meta({ description: 'Lottery.', references: 'campaigns.campaign_id' }),
    person_id: text().meta({ description: 'Applicant.', references: 'persons.person_id' }),
    stratum: text().nullable().default(null).meta({ description: 'Group within which the draw was made.' }),
    won: flag().meta({ description: 'Drawn as a winner.' }),
    claimed_at: time().nullable().default(null).meta({ description: 'When the winner took the packet, UTC.' }),
  }),
  rules: [
    {
      code: 'loser_claimed',
      column: 'claimed_at',
      holds: 'claimed_at is null or won',
      mend: 'Only a winner can claim: mend won or claimed_at.',
    },
  ],
})
