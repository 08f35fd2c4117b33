import type { Option, Palette, Spec } from './chart.ts'

/** Results on fewer persons are marked, never hidden. */
export const FEW = 30

const channels = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16))

/** Relative luminance of a colour #rrggbb, 0–1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** Contrast of two colours #rrggbb, 1–21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

/** Colour at t (0–1) on a scale of evenly spaced colours. */
export function shade(scale: readonly string[], t: number): string {
  const at = Math.min(1, Math.max(0, t)) * (scale.length - 1)
  const i = Math.min(scale.length - 2, Math.floor(at))
  const [from, to] = [channels(scale[i]!), channels(scale[i + 1]!)]
  return `#${from
    .map((c, k) =>
      Math.round(c + (to[k]! - c) * (at - i))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Black or white, whichever reads better on the colour: at least 4.58 : 1 on any. */
export const inkOn = (colour: string): string => (contrast(colour, '#000000') > contrast(colour, '#ffffff') ? '#000000' : '#ffffff')

/** Least contrast of a mark with what it lies on (WCAG 2.2, 1.4.11). */
export const MARK_CONTRAST = 3

const pale = (colour: string, { surface }: Palette) => contrast(colour, surface) < MARK_CONTRAST

/** Outline of an area too pale to be seen on the ground by itself. */
export const edged = (colour: string, palette: Palette) => (pale(colour, palette) ? { borderColor: palette.quiet, borderWidth: 1 } : {})
/** The same of a glyph that stands for the area. */
export const edgedText = (colour: string, palette: Palette) =>
  pale(colour, palette) ? { textBorderColor: palette.quiet, textBorderWidth: 1 } : {}

/** Width of a text in CSS pixels, estimated for system fonts: a CJK character is a square, a Latin one well over half. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? size : size * 0.62), 0)

/** The text, cut with an ellipsis to fit the width. */
export function cut(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  const characters = [...text]
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > width) characters.pop()
  return `${characters.join('')}…`
}

/** The text in lines that fit the width: broken between words, or between characters of a script that has no spaces. */
export function lines(text: string, width: number, size: number): string[] {
  const pieces = text.match(/[\u2e80-\uffef][，。；：、！？）」”]*|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? []
  const found: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line && textWidth(`${line}${piece}`.trimEnd(), size) > width) {
      found.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line.trim() ? [...found, line.trimEnd()] : found
}

/** Text that is safe inside a tooltip. */
export const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

/** Content of a tooltip: a heading and lines of text, safe whatever the labels hold. */
export const tooltipText = (heading: string, lines: readonly string[]): string =>
  [`<strong>${escaped(heading)}</strong>`, ...lines.map(escaped)].join('<br>')

export const tooltip = ({ palette }: Spec) => ({
  confine: true,
  backgroundColor: palette.surface,
  borderColor: palette.line,
  borderWidth: 1,
  padding: [8, 12],
  textStyle: { color: palette.text, fontSize: 12, fontWeight: 'normal' },
})

/** Hatching that says: not everybody’s time is over. */
export const hatch = (colour: string, opacity = 0.28) => ({
  symbol: 'rect',
  symbolSize: 1,
  dashArrayX: [1, 0],
  dashArrayY: [1, 5],
  rotation: -Math.PI / 4,
  color: `${colour}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`,
})

/** A line of small grey text under the picture. */
export const note = (text: string, { palette }: Spec, left: number) => ({
  text,
  left,
  bottom: 0,
  padding: 0,
  textStyle: { color: palette.quiet, fontSize: 11, fontWeight: 'normal' },
})

/** Size and height of a line of remarks. */
const REMARK = 11
const REMARK_LINE = 15

/** Remarks under the picture, in as many lines as the width needs, and the height that those take beyond the first. */
export function remarks(texts: readonly string[], spec: Spec, width = spec.width): { title: Option[]; more: number } {
  const found: string[] = []
  for (const text of texts) {
    const beside = `${found.at(-1)}   ${text}`
    if (found.length && textWidth(beside, REMARK) <= width) found[found.length - 1] = beside
    else found.push(...lines(text, width, REMARK))
  }
  const { textStyle, ...line } = note(found.join('\n'), spec, 0)
  return {
    title: found.length ? [{ ...line, textStyle: { ...textStyle, lineHeight: REMARK_LINE } }] : [],
    more: REMARK_LINE * Math.max(0, found.length - 1),
  }
}

/** Room of a colour scale beside the remarks. */
export const SCALE = 110

/** What a matrix’s colours mean, in the lower right corner, where its cells hold no numbers. */
export const colourScale = (most: number, shown: boolean, digits: number, spec: Spec): Option => ({
  type: 'continuous',
  show: shown,
  min: 0,
  max: most,
  dimension: 2,
  orient: 'horizontal',
  right: 0,
  bottom: 0,
  padding: 0,
  itemWidth: 10,
  itemHeight: 50,
  text: [spec.percent(most, digits), spec.percent(0, 0)],
  textStyle: { color: spec.palette.quiet, fontSize: 11 },
  hoverLink: false,
  inRange: { color: [...spec.palette.sequential] },
})

/** The middle of the lowest label at a line’s end stands so far above the axis, clear of the last date below it. */
export const ABOVE_AXIS = 4

/**
 * Least heights at which labels do not overlap: moves their middles apart, in order, within 0…room for one line of `gap` pixels. `lines` says
 * how many lines a label has where not all have one.
 */
export function apart(wanted: readonly number[], gap: number, room: number, lines: readonly number[] = []): number[] {
  const order = wanted.map((y, i) => ({ y, i, half: (gap * (lines[i] ?? 1)) / 2 })).sort((a, b) => a.y - b.y || a.i - b.i)
  order.forEach((label, k) => {
    const above = order[k - 1]
    if (above) label.y = Math.max(label.y, above.y + above.half + label.half)
  })
  let foot = room + gap / 2
  for (const label of order.toReversed()) {
    label.y = Math.min(label.y, foot - label.half)
    foot = label.y - label.half
  }
  const placed: number[] = []
  for (const { y, i } of order) placed[i] = y
  return placed
}
