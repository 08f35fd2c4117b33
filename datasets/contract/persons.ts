import { z } from 'zod'
import { real, text, time } from './column.ts'
import { table } from './table.ts'

export const persons = table({
  name: 'persons',
  description: 'People known to the pilot, under pseudonyms.',
  key: ['person_id'],
  schema: z.object({
    person_id: text().meta({ description: 'Pseudonym.' }),
    region_id: text().nullable().default(null).meta({ description: 'Region of residence.', references: 'regions.region_id' }),
    age_band: text().nullable().default(null).meta({ description: 'Band of age, such as 25-34.' }),
    panel_weight: real('persons').default(1).meta({ description: 'How many people of the population this one stands for.' }),
    enrolled_at: time().nullable().default(null).meta({ description: 'When the person registered for the pilot.' }),
  }),
  rules: [
    {
      code: 'weight_not_positive',
      column: 'panel_weight',
      holds: 'panel_weight > 0',
      mend: 'Give a weight above zero, or leave the column out.',
    },
  ],
})
