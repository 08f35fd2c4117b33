import { z } from 'zod'
import { choice, count, date, minor, text } from './column.ts'
import { table } from './table.ts'

export const campaigns = table({
  name: 'campaigns',
  description: 'Red-packet rounds and other incentives.',
  key: ['campaign_id'],
  schema: z.object({
    campaign_id: text().meta({ description: 'Identifier.' }),
    label: text().meta({ description: 'Name shown to readers.' }),
    region_id: text().nullable().default(null).meta({ description: 'Region in which it ran.', references: 'regions.region_id' }),
    allocation: choice(['lottery', 'rush', 'open']).meta({ description: 'How recipients were chosen.' }),
    face_minor: minor().meta({ description: 'Face value of one packet.' }),
    packets: count('packets').meta({ description: 'Number of packets issued.' }),
    starts_on: date().meta({ description: 'First day on which a packet can be used.' }),
    ends_on: date().meta({ description: 'Last day on which a packet can be used.' }),
  }),
  rules: [
    { code: 'ends_before_start', column: 'ends_on', holds: 'ends_on >= starts_on', mend: 'Give an end on or after the start.' },
    { code: 'face_not_positive', column: 'face_minor', holds: 'face_minor > 0', mend: 'Give the face value in minor units, above zero.' },
    { code: 'packets_negative', column: 'packets', holds: 'packets >= 0', mend: 'Give the number of packets, zero or more.' },
  ],
})
