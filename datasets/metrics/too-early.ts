import type { Option, Spec } from './chart.ts'
import { lines } from './drawing.ts'

const SIZE = 14
const WIDEST = 480

/** A sentence in the place of a picture that could only show bare axes, or what is so by construction. */
export const tooEarly = (text: string, { palette, width }: Spec): Option => ({
  series: [],
  title: [
    {
      text: lines(text, Math.min(width - 32, WIDEST), SIZE).join('\n'),
      left: 'center',
      top: 'middle',
      textStyle: { color: palette.quiet, fontSize: SIZE, lineHeight: 20, fontWeight: 'normal' },
    },
  ],
})
