import type { Palette } from './chart.ts'
import { shade } from './drawing.ts'

/** Where the active come from, from the lowest part of a bar upwards. */
export const origins = ['retained', 'resurrected', 'new'] as const

const strengths = { retained: 1, resurrected: 0.76, new: 0.56 } as const

/** Each told from the ground by 3 : 1 and from the one beside it in lightness, so that they are apart in grey print too. */
export const originColour = (origin: (typeof origins)[number], { sequential }: Palette): string => shade(sequential, strengths[origin])
