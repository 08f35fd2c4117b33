import SVGtoPDF from 'svg-to-pdfkit'
import type { ChartSection } from '../../datasets/briefing/document.ts'
import { writable } from './fonts.ts'
import { type Element, MARGIN, type Sheet } from './pdf-sheet.ts'
import { pictureOf } from './picture.ts'

/** Texts of the picture as the embedded fonts can write them. */
const legible = (svg: string, sheet: Sheet) =>
  svg.replaceAll(/(>)([^<>]+)(<\/(?:text|tspan)>)/g, (_, open: string, text: string, close: string) => {
    const straight = sheet.language === 'en' ? text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '&quot;') : text
    return `${open}${writable(straight, sheet.language).text}${close}`
  })

/** Draws a chart’s picture in the middle of the page, at a scale of points per CSS pixel, as vectors and words, its summary as the text of those who do not see it. */
export function drawPicture(sheet: Sheet, parent: Element, chart: ChartSection, prefix: string, size: number): void {
  const scale = Math.min(size, sheet.width / chart.width, (sheet.bottom - MARGIN.top) / chart.height)
  const [width, height] = [chart.width * scale, chart.height * scale]
  sheet.room(height)
  const svg = legible(pictureOf(chart, prefix), sheet)
  const { family } = writable(chart.title + chart.summary, sheet.language)
  const [x, top] = [MARGIN.left + (sheet.width - width) / 2, sheet.y]
  const options = { alt: chart.summary, bbox: [x, top, x + width, top + height] } as PDFKit.Mixins.StructureElementOptions
  const figure = sheet.doc.struct('Figure', options, () => {
    sheet.doc.save()
    SVGtoPDF(sheet.doc, svg, x, top, {
      ...{ width, height, preserveAspectRatio: 'xMidYMid meet', assumePt: false },
      fontCallback: (_family: string, bold: boolean) => sheet.face(family, bold ? 'bold' : 'regular'),
    })
    sheet.doc.restore()
  })
  parent.add(figure)
  sheet.y = top + height + 6
}
