import { z } from 'zod'
import { text } from './column.ts'
import { table } from './table.ts'

export const operators = table({
  name: 'operators',
  description: 'Institutions that open wallets for the public.',
  key: ['operator_id'],
  schema: z.object({
    operator_id: text().meta({ description: 'Identifier that wallets use.' }),
    label: text().meta({ description: 'Name shown to readers.' }),
    kind: text().meta({ description: 'Kind of institution, such as state_bank or internet_bank.' }),
  }),
})
