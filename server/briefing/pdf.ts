import type { Briefing, ChartSection, SectionId } from '../../datasets/briefing/document.ts'
import { unended } from '../../datasets/presentation/sentences.ts'
import { cellWriter } from './cell-text.ts'
import { headerLines } from './header-lines.ts'
import { drawFigures } from './pdf-figures.ts'
import { chartPages, columnsOf, type Sized } from './pdf-flow.ts'
import { drawPicture } from './pdf-picture.ts'
import { type Element, ink, MARGIN, Sheet } from './pdf-sheet.ts'
import { drawTable, gridOf, leastWidth } from './pdf-table.ts'
import { plainBriefing } from './plain-text.ts'
import { provenanceText, shownSections } from './sections.ts'
import { type ExportWords, filled, wordsOf } from './words.ts'

/** Rows of one table in the annex; a table with more is cut and says so. */
const MOST_ROWS = 240

/** The briefing as a tagged A4 PDF: vectors, selectable text in embedded fonts, bookmarks, numbered pages. */
export async function renderPdf(given: Briefing): Promise<Uint8Array> {
  const briefing = plainBriefing(given)
  const { language, title, header } = briefing
  const words = wordsOf(language)
  const subject = [header.pilot, header.period.text, header.release].join(' · ')
  const sheet = new Sheet(language, { Title: title, Subject: subject, Creator: 'Pilotscope', Producer: 'Pilotscope' })
  drawHeader(sheet, briefing)
  for (const id of shownSections(briefing)) {
    const section = sheet.element(sheet.root, 'Sect', { title: words.sections[id] })
    heading(sheet, section, words.sections[id], id === 'charts' ? least(sheet, briefing.charts[0]!, words) : undefined)
    bodies[id](sheet, section, briefing, words)
    const note = briefing.notes[id]
    if (note) sheet.text(section, 'Note', note, { size: 9, colour: ink.accent })
    section.end()
  }
  if (shownSections(briefing).includes('charts')) annex(sheet, briefing, words)
  const mark = [header.simulated && unended(header.simulated), header.dataset, header.release].filter(Boolean).join(' · ')
  return sheet.bytes((page, pages) => ({ left: mark, right: filled(words.page, { page, pages }) }))
}

function drawHeader(sheet: Sheet, briefing: Briefing): void {
  const { header, title } = briefing
  sheet.text(sheet.root, 'P', header.pilot, { size: 8.5, colour: ink.quiet })
  sheet.doc.outline.addItem(title)
  sheet.text(sheet.root, 'H1', title, { size: 21, weight: 'bold', lineGap: 0 })
  sheet.y += 6
  for (const text of [header.simulated, header.newer]) {
    if (!text) continue
    const height = sheet.height(text, { size: 9, weight: 'bold', width: sheet.width - 20 }) + 8
    const top = sheet.y
    sheet.decoration(() => {
      sheet.doc.rect(MARGIN.left, top, sheet.width, height).lineWidth(0.75).stroke('#8a5a00')
      sheet.doc.rect(MARGIN.left, top, 5, height).fill('#8a5a00')
    })
    sheet.text(sheet.root, 'P', text, {
      size: 9,
      weight: 'bold',
      colour: '#8a5a00',
      x: MARGIN.left + 14,
      y: top + 5,
      width: sheet.width - 20,
    })
    sheet.y = top + height + 6
  }
  const [across, gap] = [3, 14]
  const width = (sheet.width - (across - 1) * gap) / across
  const bold = { size: 8.5, weight: 'bold', width } as const
  const lines = headerLines(briefing).map((line) => ({ ...line, tall: 13 + sheet.height(line.value, bold) }))
  const top = sheet.y
  const bottoms = columnsOf(
    lines.map(({ tall }) => tall),
    across,
  ).map(([from, to], column) => {
    const x = MARGIN.left + column * (width + gap)
    return lines.slice(from, to).reduce((y, { name, value, tall }) => {
      sheet.text(sheet.root, 'P', name, { size: 7.5, colour: ink.quiet, x, y, width })
      sheet.text(sheet.root, 'P', value, { ...bold, x, y: y + 10 })
      return y + tall
    }, top)
  })
  sheet.y = Math.max(top, ...bottoms)
}

/** A section’s heading, never without `follows` points of what it heads on the same page. */
function heading(sheet: Sheet, parent: Element, text: string, follows = 60): void {
  sheet.y += 7
  sheet.room(30 + Math.min(follows, 0.8 * (sheet.bottom - MARGIN.top)))
  const y = sheet.y
  sheet.decoration(() =>
    sheet.doc
      .moveTo(MARGIN.left, y)
      .lineTo(MARGIN.left + sheet.width, y)
      .lineWidth(1.25)
      .stroke(ink.text),
  )
  sheet.y += 6
  sheet.doc.outline.addItem(text)
  sheet.text(parent, 'H2', text, { size: 13, weight: 'bold' })
  sheet.y += 4
}

const definitionText = ({ definition }: ChartSection, { chart, takeaway }: ExportWords) =>
  `${chart.definition}${takeaway.colon}${definition}`

/** Room below a chart, in points. */
const AFTER = 16

/** What a picture may shrink to so that another chart shares its page, of the width of the page. */
const LEAST_SCALE = 0.62

/** Points that a chart’s words take, and its picture at the width of the page. */
function chartSize(sheet: Sheet, chart: ChartSection, words: ExportWords): Sized & { full: number } {
  const texts = [
    sheet.height(chart.title, { size: 11, weight: 'bold' }),
    sheet.height(chart.subtitle, { size: 8 }),
    sheet.height(chart.summary, { size: 8.5 }),
    sheet.height(definitionText(chart, words), { size: 7.5 }),
  ]
  const said = texts.reduce((sum, height) => sum + height, 14)
  const full = Math.min(1, sheet.width / chart.width)
  return { said, picture: chart.height * full, full }
}

/** Least points that a chart needs. */
const least = (sheet: Sheet, chart: ChartSection, words: ExportWords) => {
  const { said, picture } = chartSize(sheet, chart, words)
  return said + LEAST_SCALE * picture
}

type Body = (sheet: Sheet, parent: Element, briefing: Briefing, words: ExportWords) => void

function sentences(sheet: Sheet, parent: Element, texts: readonly string[]): void {
  const list = sheet.element(parent, 'L')
  for (const text of texts) {
    const item = sheet.element(list, 'LI')
    sheet.room(sheet.height(text, { width: sheet.width - 14 }))
    sheet.text(item, 'Lbl', '•', { x: MARGIN.left + 2, y: sheet.y, width: 10 })
    sheet.text(item, 'LBody', text, { x: MARGIN.left + 14, width: sheet.width - 14 })
    item.end()
    sheet.y += 3
  }
  list.end()
}

const bodies: Readonly<Record<SectionId, Body>> = {
  figures: (sheet, parent, { figures }, words) => drawFigures(sheet, parent, figures, words),
  takeaways(sheet, parent, { takeaways }, { takeaway }) {
    const list = sheet.element(parent, 'L')
    takeaways.forEach(({ fact, implication, caveat }, i) => {
      const item = sheet.element(list, 'LI')
      const [x, width] = [MARGIN.left + 18, sheet.width - 18]
      const rest = [`${takeaway.implication}${takeaway.colon}${implication}`, `${takeaway.caveat}${takeaway.colon}${caveat}`]
      sheet.room(
        sheet.height(fact, { weight: 'bold', width }) + rest.reduce((sum, text) => sum + sheet.height(text, { size: 9, width }), 6),
      )
      sheet.text(item, 'Lbl', `${i + 1}`, { weight: 'bold', y: sheet.y, width: 14 })
      const body = sheet.element(item, 'LBody')
      sheet.text(body, 'P', fact, { weight: 'bold', x, width })
      sheet.text(body, 'P', rest[0]!, { size: 9, x, width })
      sheet.text(body, 'P', rest[1]!, { size: 9, colour: ink.quiet, x, width })
      body.end()
      item.end()
      sheet.y += 4
    })
    list.end()
  },
  charts(sheet, parent, { charts }, words) {
    const sizes = charts.map((chart) => chartSize(sheet, chart, words))
    const pages = chartPages(sizes, sheet.bottom - sheet.y, sheet.bottom - MARGIN.top, { least: LEAST_SCALE, gap: AFTER })
    const placed = pages.flatMap(({ count, scale }) => Array.from({ length: count }, (_, i) => ({ first: i === 0, scale })))
    charts.forEach((chart, i) => {
      const foot = definitionText(chart, words)
      const scale = placed[i]!.scale * sizes[i]!.full
      if (placed[i]!.first && i > 0) sheet.page()
      sheet.text(parent, 'H3', chart.title, { size: 11, weight: 'bold' })
      sheet.text(parent, 'P', chart.subtitle, { size: 8, colour: ink.quiet })
      sheet.y += 4
      drawPicture(sheet, parent, chart, `c${i}`, scale)
      sheet.text(parent, 'P', chart.summary, { size: 8.5 })
      sheet.text(parent, 'P', foot, { size: 7.5, colour: ink.quiet })
      sheet.y += AFTER
    })
  },
  risks: (sheet, parent, { risks }) => sentences(sheet, parent, risks),
  decisions: (sheet, parent, { decisions }) => sentences(sheet, parent, decisions),
  methods(sheet, parent, { methods: { text, definitions, provenance } }, { methods: words }) {
    sheet.text(parent, 'P', text, { size: 9 })
    sheet.y += 6
    if (definitions.length) sheet.text(parent, 'H3', words.definitions, { size: 10, weight: 'bold' })
    for (const { term, definition, source } of definitions) {
      sheet.y += 4
      const said = filled(words.sourced, { source })
      sheet.room(
        sheet.height(term, { size: 8.5, weight: 'bold' }) + sheet.height(definition, { size: 8.5 }) + sheet.height(said, { size: 7.5 }),
      )
      sheet.text(parent, 'H4', term, { size: 8.5, weight: 'bold' })
      sheet.text(parent, 'P', definition, { size: 8.5 })
      sheet.text(parent, 'P', said, { size: 7.5, colour: ink.quiet })
    }
    if (!provenance.length) return
    sheet.y += 8
    const rows = provenance.map(({ name, value }) => [name, provenanceText(value)])
    // Short enough to stand on one page with its heading.
    sheet.room(Math.min(34 + 15.5 * (rows.length + 1), 0.4 * (sheet.bottom - MARGIN.top)))
    sheet.text(parent, 'H3', words.provenance, { size: 10, weight: 'bold' })
    sheet.y += 2
    drawTable(sheet, parent, { head: [words.name, words.value], rows, right: [false, false] }, { title: words.provenance })
  },
}

/** What of a table stands below its name at least, in points; less room is left empty. */
const TABLE_BEGINS = 150

/** The rows behind every chart, on pages that lie where a table is too wide to stand. */
function annex(sheet: Sheet, briefing: Briefing, words: ExportWords): void {
  const section = sheet.element(sheet.root, 'Sect', { title: words.chart.annex })
  const write = cellWriter(briefing)
  const upright = Math.min(sheet.doc.page.width, sheet.doc.page.height) - MARGIN.left - MARGIN.right
  briefing.charts.forEach(({ title, table }, i) => {
    const grid = gridOf(table, write, MOST_ROWS)
    const wide = leastWidth(sheet, grid, 7, upright) > upright
    const lies = sheet.doc.page.width > sheet.doc.page.height
    if (wide !== lies) sheet.page(wide ? 'landscape' : 'portrait')
    if (i === 0) heading(sheet, section, words.chart.annex, TABLE_BEGINS)
    else sheet.room(TABLE_BEGINS)
    sheet.text(section, 'H3', title, { size: 10, weight: 'bold' })
    sheet.text(section, 'P', table.rows.length ? table.name : words.chart.empty, { size: 8, colour: ink.quiet })
    if (table.rows.length > MOST_ROWS)
      sheet.text(section, 'P', filled(words.chart.excerpt, { shown: MOST_ROWS, all: table.rows.length }), { size: 8, colour: ink.quiet })
    sheet.y += 2
    if (table.rows.length) drawTable(sheet, section, grid, { size: 7, title: table.name })
  })
  section.end()
}
