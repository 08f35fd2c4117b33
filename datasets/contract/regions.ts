import { z } from 'zod'
import { count, date, text } from './column.ts'
import { table } from './table.ts'

export const regions = table({
  name: 'regions',
  description: 'Regions in which the pilot runs.',
  key: ['region_id'],
  schema: z.object({
    region_id: text().meta({ description: 'Identifier that persons, merchants and campaigns use.' }),
    label: text().meta({ description: 'Name shown to readers.' }),
    pilot_start: date().nullable().default(null).meta({ description: 'First day of the pilot in this region.' }),
    eligible_population: count('persons')
      .nullable()
      .default(null)
      .meta({ description: 'People who could take part: the denominator of penetration.' }),
    geo_code: text().nullable().default(null).meta({ description: 'Administrative division code.' }),
  }),
  rules: [
    {
      code: 'population_negative',
      column: 'eligible_population',
      holds: 'eligible_population >= 0',
      mend: 'Give the number of people, zero or more, or leave it empty.',
    },
  ],
})
