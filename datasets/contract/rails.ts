import { z } from 'zod'
import { choice, flag, real, text } from './column.ts'
import { table } from './table.ts'

export const rails = table({
  name: 'rails',
  description: 'Ways to pay that the data distinguish.',
  key: ['rail_id'],
  required: true,
  schema: z.object({
    rail_id: text().meta({ description: 'Identifier that payments use.' }),
    kind: choice(['cbdc', 'third_party', 'bank_card', 'cash', 'transfer', 'other']).meta({
      description: 'Kind of rail; decides its colour and its market.',
    }),
    mobile: flag().default(false).meta({ description: 'Counts among mobile rails in market structure.' }),
    label: text().meta({ description: 'Name shown to readers.' }),
    coverage: real('share')
      .nullable()
      .default(null)
      .meta({ description: 'Share of the rail’s payments that the source sees; null where not known.' }),
  }),
  rules: [
    {
      code: 'rail_id_reserved',
      column: 'rail_id',
      holds: "rail_id <> 'inactive'",
      mend: 'The word inactive stands for no rail at all: give this rail another identifier.',
    },
    {
      code: 'coverage_not_a_share',
      column: 'coverage',
      holds: 'coverage > 0 and coverage <= 1',
      mend: 'Give the coverage as a share above 0 and at most 1.',
    },
  ],
})
