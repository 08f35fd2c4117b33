import { IconTerminal2 } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../view.ts'

/** Characters of a statement that an address carries. */
export const longestShared = 16_000

export const workbench: View = {
  id: 'workbench',
  icon: IconTerminal2,
  params: z.object({
    /** The statement that runs. */
    sql: z.string().max(longestShared).default(''),
    /** How its result is shown, and which columns are drawn. */
    show: z.enum(['table', 'chart']).default('table'),
    mark: z.enum(['line', 'bar']).default('line'),
    x: z.string().max(200).default(''),
    y: z.string().max(200).default(''),
  }),
  top: [],
  filtered: true,
  load: () => import('./workbench-view.tsx'),
}
