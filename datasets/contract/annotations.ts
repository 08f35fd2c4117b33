import { z } from 'zod'
import { choice, date, text } from './column.ts'
import { table } from './table.ts'

export const annotations = table({
  name: 'annotations',
  description: 'Events that readers should see on a time axis.',
  key: ['starts_on', 'scope', 'kind', 'text'],
  schema: z.object({
    starts_on: date().meta({ description: 'First day.' }),
    ends_on: date().nullable().default(null).meta({ description: 'Last day; null for a single day.' }),
    scope: text().meta({ description: 'Metric or region concerned, or all.' }),
    kind: choice(['campaign', 'launch', 'incident', 'break']).meta({ description: 'Kind of event.' }),
    text: text().meta({ description: 'What happened, in a sentence.' }),
  }),
  rules: [{ code: 'ends_before_start', column: 'ends_on', holds: 'ends_on >= starts_on', mend: 'Give an end on or after the start.' }],
})
