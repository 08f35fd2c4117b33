import { IconArrowsRightLeft } from '@tabler/icons-react'
import { z } from 'zod'
import { isDate } from '../../../datasets/calendar.ts'
import { params as terminals } from '../../../datasets/metrics/card-terminals/params.ts'
import { params as origin } from '../../../datasets/metrics/diversion/params.ts'
import { labels } from '../../../datasets/metrics/market-structure/labels.ts'
import { params as structure } from '../../../datasets/metrics/market-structure/params.ts'
import { params as back } from '../../../datasets/metrics/switch-back/params.ts'
import type { View } from '../view.ts'

export const migration: View = {
  id: 'migration',
  icon: IconArrowsRightLeft,
  params: z.object({
    grain: z.enum(['month', 'quarter', 'year']).default('month'),
    /** What divides those who turned to the pilot’s rail. */
    segment: back.shape.segment,
    ...origin.shape,
    /** What the concentration is measured in: its denominator. */
    market: structure.shape.market,
    /** What the shares over time are of. */
    measure: z.enum(['value', 'payments', 'persons']).default('value'),
    /** Windows of 30 days on each side of a terminal’s first day. */
    windows: terminals.shape.windows,
    /** First day of the earlier period of the transition shown; the latest complete one where it is left out. */
    pair: z.union([z.literal(''), z.string().refine(isDate)]).default(''),
  }),
  labels,
  top: ['grain'],
  filtered: true,
  load: () => import('./migration-view.tsx'),
}
