import { z } from 'zod'
import { type PersonFilter, personFilters } from '../filters.ts'

export type Segmentation = 'none' | PersonFilter

/** Parameter: the person attribute by which people are split. */
export const segmentParameter = () => z.enum(['none', ...personFilters]).default('none')
