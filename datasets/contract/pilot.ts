import { z } from 'zod'
import { date, flag, real, text, time } from './column.ts'
import { table } from './table.ts'

export const pilot = table({
  name: 'pilot',
  description: 'The pilot itself: exactly one row.',
  key: [],
  required: true,
  schema: z.object({
    title: text().meta({ description: 'Name of the pilot as readers know it.' }),
    time_zone: text().meta({ description: 'IANA time zone in which local dates, weeks and months are counted.' }),
    currency: text().meta({ description: 'ISO 4217 code; all money is in its minor unit.' }),
    focal_rail: text().meta({ description: 'The rail under trial; adoption and retention look at it.', references: 'rails.rail_id' }),
    starts_on: date().nullable().default(null).meta({ description: 'First local date of the pilot; earlier payments are quarantined.' }),
    ends_on: date().nullable().default(null).meta({ description: 'Last local date of the pilot; later payments are quarantined.' }),
    cutoff_at: time().nullable().default(null).meta({ description: 'The data are complete through the local date of this moment.' }),
    reporting_lag_days: z
      .int()
      .min(0)
      .default(0)
      .meta({ type: 'INTEGER', unit: 'days', description: 'Days before the cutoff that late reports may still change.' }),
    simulated: flag().default(false).meta({ description: 'The data were simulated, not observed.' }),
    scale: real('share')
      .nullable()
      .default(null)
      .meta({ description: 'Share of the real pilot’s size at which a simulated one was made.' }),
  }),
  rules: [
    { code: 'ends_before_start', column: 'ends_on', holds: 'ends_on >= starts_on', mend: 'Give an end on or after the start.' },
    {
      code: 'lag_negative',
      column: 'reporting_lag_days',
      holds: 'reporting_lag_days >= 0',
      mend: 'Give the lag as a number of days, zero or more.',
    },
  ],
})
