import { IconDatabase } from '@tabler/icons-react'
import { z } from 'zod'
import type { View } from '../view.ts'

export const data: View = {
  id: 'data',
  icon: IconDatabase,
  params: z.object({}),
  top: [],
  filtered: false,
  load: () => import('./data-view.tsx'),
}
