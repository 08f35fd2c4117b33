import type { Figure } from '../../datasets/briefing/document.ts'
import { countText } from './cell-text.ts'
import { type Element, ink, MARGIN, type Setting, type Sheet } from './pdf-sheet.ts'
import type { ExportWords } from './words.ts'

const ACROSS = 3
const GAP = 8
const PAD = 7
/** Colours of a status; its symbol and word say the same. */
export const statusColour = { green: '#1c6e3d', amber: '#8a5a00', red: '#a61b2b', grey: '#5b6470' } as const

interface Line {
  tag: string
  text: string
  setting: Setting
  /** Stands at the right of the same line. */
  beside?: string
  after: number
}

function linesOf(
  { label, asOf, text, note, interval, n, comparator, target, status, statusText }: Figure,
  { figure }: ExportWords,
): Line[] {
  const small = { size: 7.5, colour: ink.quiet }
  const pair = (name: string, value: string): Line => ({ tag: 'P', text: name, setting: small, beside: value, after: 0 })
  return [
    { tag: 'H3', text: label, setting: { size: 9, weight: 'bold' }, after: 0 },
    { tag: 'P', text: asOf, setting: small, after: 1 },
    { tag: 'P', text, setting: { size: 20, weight: 'bold', lineGap: 0 }, after: 2 },
    ...(note ? [{ tag: 'P', text: note, setting: { size: 8 }, after: 2 }] : []),
    ...(n === null ? [] : [pair(figure.n, countText(n))]),
    ...(comparator ? [pair(comparator.label, comparator.text)] : []),
    ...(target ? [pair(figure.target, target.text)] : []),
    ...(interval ? [{ tag: 'P', text: interval.text, setting: { size: 8 }, after: 2 }] : []),
    ...(comparator ? [{ tag: 'P', text: comparator.change.text, setting: { size: 8 }, after: 4 }] : []),
    { tag: 'P', text: statusText, setting: { size: 9, weight: 'bold' as const, colour: statusColour[status] }, after: 0 },
  ]
}

/** Room that the right-hand side of a pair takes. */
const besideWidth = (sheet: Sheet, line: Line, width: number) =>
  line.beside ? Math.min(width * 0.6, sheet.widthOf(line.beside, { size: 7.5 }) + 1) : 0

function heightOf(sheet: Sheet, line: Line, width: number): number {
  const beside = besideWidth(sheet, line, width)
  const own = sheet.height(line.text, { ...line.setting, width: width - beside - (beside ? 6 : 0) })
  return Math.max(own, line.beside ? sheet.height(line.beside, { size: 7.5, width: beside }) : 0) + line.after
}

/** The headline figures as cards, three across; a row of them is never cut by the end of a page. */
export function drawFigures(sheet: Sheet, parent: Element, figures: readonly Figure[], words: ExportWords): void {
  const width = (sheet.width - (ACROSS - 1) * GAP) / ACROSS
  const inner = width - 2 * PAD
  for (let at = 0; at < figures.length; at += ACROSS) {
    const row = figures.slice(at, at + ACROSS).map((figure) => ({ figure, lines: linesOf(figure, words) }))
    const height = Math.max(...row.map(({ lines }) => lines.reduce((sum, line) => sum + heightOf(sheet, line, inner), 0))) + 2 * PAD + 4
    sheet.room(height)
    const top = sheet.y
    row.forEach(({ figure, lines }, i) => {
      const x = MARGIN.left + i * (width + GAP)
      sheet.decoration(() => {
        sheet.doc.rect(x, top, width, height).lineWidth(0.5).stroke(ink.line)
        sheet.doc.rect(x, top, width, 3).fill(statusColour[figure.status])
      })
      const card = sheet.element(parent, 'Sect', { title: figure.label })
      let y = top + PAD + 2
      for (const line of lines) {
        const last = line === lines.at(-1)
        const tall = heightOf(sheet, line, inner)
        const beside = besideWidth(sheet, line, inner)
        // The status stands at the foot of every card, so that a row of them is read across.
        const place = { x: x + PAD, y: last ? top + height - PAD - tall + 1 : y, width: inner - beside - (beside ? 6 : 0) }
        sheet.text(card, line.tag, line.text, { ...line.setting, ...place })
        if (line.beside)
          sheet.text(card, 'P', line.beside, { size: 7.5, x: x + PAD + inner - beside - 1, y: place.y, width: beside + 1, align: 'right' })
        y += tall
      }
      card.end()
    })
    sheet.y = top + height + GAP
  }
}
