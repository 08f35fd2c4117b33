import type { Option, Palette } from '../../datasets/metrics/chart.ts'
import { dressed } from './echart.tsx'

/** A picture that stands alone: its title and subtitle above, where it comes from below. */
export interface Framed {
  option: Option
  width: number
  height: number
  title: string
  subtitle: string
  foot: string
  palette: Palette
  fontFamily: string
}

const MARGIN = 24
const HEAD = 56
const FOOT = 28

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** The picture as SVG text, its words still words. */
export async function svgOf({ option, width, height, title, subtitle, foot, palette, fontFamily }: Framed): Promise<string> {
  const { init } = await import('./echarts.ts')
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...dressed(option, fontFamily, false), tooltip: { show: false } })
    const picture = chart.renderToSVGString()
    const [wide, tall] = [width + 2 * MARGIN, height + HEAD + FOOT + 2 * MARGIN]
    const text = (y: number, size: number, weight: number, colour: string, words: string) =>
      `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(words)}</text>`
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${wide}" height="${tall}" viewBox="0 0 ${wide} ${tall}" font-family="${escaped(fontFamily)}">`,
      `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="${palette.surface}"/>`,
      text(MARGIN + 16, 20, 600, palette.text, title),
      text(MARGIN + 40, 12, 400, palette.quiet, subtitle),
      `<g transform="translate(${MARGIN} ${MARGIN + HEAD})">${picture}</g>`,
      text(tall - MARGIN, 12, 400, palette.quiet, foot),
      '</svg>',
    ].join('\n')
  } finally {
    chart.dispose()
  }
}

/** The same picture as PNG, twice as fine as the screen. */
export async function pngOf(framed: Framed): Promise<Blob> {
  const { init } = await import('./echarts.ts')
  const { option, width, height, title, subtitle, foot, palette, fontFamily } = framed
  const picture = document.createElement('canvas')
  const chart = init(picture, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 })
  try {
    chart.setOption({ ...dressed(option, fontFamily, false), tooltip: { show: false } })
    chart.getZr().flush()
    const canvas = document.createElement('canvas')
    canvas.width = 2 * (width + 2 * MARGIN)
    canvas.height = 2 * (height + HEAD + FOOT + 2 * MARGIN)
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
    text(canvas.height / 2 - MARGIN, '400 12px', palette.quiet, foot)
    pen.drawImage(picture, MARGIN, MARGIN + HEAD, width, height)
    return await new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the browser made no PNG'))), 'image/png'),
    )
  } finally {
    chart.dispose()
  }
}

/** Hands a file to the reader. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
