import { z } from 'zod'
import { choice, text, time } from './column.ts'
import { table } from './table.ts'

export const merchants = table({
  name: 'merchants',
  description: 'Places that take payments.',
  key: ['merchant_id'],
  schema: z.object({
    merchant_id: text().meta({ description: 'Pseudonym.' }),
    region_id: text().nullable().default(null).meta({ description: 'Region of the shop.', references: 'regions.region_id' }),
    scenario: text().meta({ description: 'What is paid for: catering, transport, utilities …' }),
    ownership: choice(['self_operated', 'third_party'])
      .nullable()
      .default(null)
      .meta({ description: 'Whether the scenario is the pilot’s own or a third party’s.' }),
    platform: text().nullable().default(null).meta({ description: 'Platform through which it sells, if any.' }),
    acquirer: text().nullable().default(null).meta({ description: 'Institution that acquires its payments.' }),
    enabled_at: time().nullable().default(null).meta({ description: 'When it began to take the focal rail, UTC.' }),
  }),
})
