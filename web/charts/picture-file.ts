import type { Option, Palette } from '../../datasets/metrics/chart.ts'
import { lines as wrapped } from '../../datasets/metrics/drawing.ts'
import { dressed } from './dressed.ts'
import { libraryWith, partsOf } from './library.ts'

/** A picture that stands alone: its title and subtitle above, where it comes from below. */
export interface Framed {
  option: Option
  width: number
  height: number
  title: string
  subtitle: string
  /** What the numbers in it say, below the picture. */
  notes?: readonly string[]
  foot: string
  palette: Palette
  fontFamily: string
}

const MARGIN = 24
const HEAD = 56
const FOOT = 28
const NOTE = 18
/** Width of a character of a note at 12 px, at most: a CJK character is a square. */
const NOTE_SIZE = 12

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Notes in lines that fit the width. */
const noteLines = (notes: readonly string[], width: number): string[] => notes.flatMap((note) => wrapped(note, width, NOTE_SIZE))

/** The picture as SVG text, its words still words. */
export async function svgOf({ option, width, height, title, subtitle, notes = [], foot, palette, fontFamily }: Framed): Promise<string> {
  const { init } = await libraryWith(`${partsOf(option)} svg`)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    // The library writes the font into attributes as it is: double quotes would end them.
    const quoted = fontFamily.replaceAll('"', "'")
    chart.setOption({ ...dressed(option, quoted, false), tooltip: { show: false } })
    const picture = chart.renderToSVGString()
    const told = noteLines(notes, width)
    const [wide, tall] = [width + 2 * MARGIN, height + HEAD + FOOT + 2 * MARGIN + told.length * NOTE]
    const text = (y: number, size: number, weight: number, colour: string, words: string) =>
      `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(words)}</text>`
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${wide}" height="${tall}" viewBox="0 0 ${wide} ${tall}" font-family="${escaped(fontFamily)}">`,
      `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="${palette.surface}"/>`,
      text(MARGIN + 16, 20, 600, palette.text, title),
      text(MARGIN + 40, 12, 400, palette.quiet, subtitle),
      `<g transform="translate(${MARGIN} ${MARGIN + HEAD})">${picture}</g>`,
      ...told.map((line, i) => text(MARGIN + HEAD + height + NOTE * (i + 1), NOTE_SIZE, 400, palette.text, line)),
      text(tall - MARGIN, 12, 400, palette.quiet, foot),
      '</svg>',
    ].join('\n')
  } finally {
    chart.dispose()
  }
}

/** The same picture as PNG, twice as fine as the screen. */
export async function pngOf(framed: Framed): Promise<Blob> {
  const { init } = await libraryWith(partsOf(framed.option))
  const { option, width, height, title, subtitle, notes = [], foot, palette, fontFamily } = framed
  const told = noteLines(notes, width)
  const picture = document.createElement('canvas')
  const chart = init(picture, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 })
  try {
    chart.setOption({ ...dressed(option, fontFamily, false), tooltip: { show: false } })
    chart.getZr().flush()
    const canvas = document.createElement('canvas')
    canvas.width = 2 * (width + 2 * MARGIN)
    canvas.height = 2 * (height + HEAD + FOOT + 2 * MARGIN + told.length * NOTE)
    const pen = canvas.getContext('2d')!
    pen.scale(2, 2)
    pen.fillStyle = palette.surface
    pen.fillRect(0, 0, canvas.width, canvas.height)
    const text = (y: number, font: string, colour: string, words: string) => {
      pen.font = `${font} ${fontFamily}`
      pen.fillStyle = colour
      pen.fillText(words, MARGIN, y, width)
    }
    text(MARGIN + 16, '600 20px', palette.text, title)
    text(MARGIN + 40, '400 12px', palette.quiet, subtitle)
    told.forEach((line, i) => {
      text(MARGIN + HEAD + height + NOTE * (i + 1), `400 ${NOTE_SIZE}px`, palette.text, line)
    })
    text(canvas.height / 2 - MARGIN, '400 12px', palette.quiet, foot)
    pen.drawImage(picture, MARGIN, MARGIN + HEAD, width, height)
    return await new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the browser made no PNG'))), 'image/png'),
    )
  } finally {
    chart.dispose()
  }
}
