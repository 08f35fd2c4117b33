import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node'
import type { Briefing, Table } from '../../datasets/briefing/document.ts'
import { headerLines } from './header-lines.ts'
import { plainBriefing } from './plain-text.ts'
import { provenanceText } from './sections.ts'
import { wordsOf } from './words.ts'
import { type CellWriter, cellsOf, heading, sheetNames, text, widthsOf, wrapped } from './xlsx-cells.ts'

type WorkbookSheet = Sheet<never>

/**
 * The briefing as a workbook: headline figures, texts, a sheet per chart’s rows, definitions, provenance. Numbers are numbers with a format, dates are
 * dates, and whatever is text stays text, also where it begins like a formula.
 */
export async function renderXlsx(given: Briefing): Promise<Uint8Array> {
  const briefing = plainBriefing(given)
  const words = wordsOf(briefing.language)
  const cells = cellsOf(briefing)
  const { sheet: names } = words
  const fixed = [names.figures, names.takeaways, names.definitions, names.provenance]
  const tables = sheetNames(
    briefing.charts.map(({ table }) => table.name),
    fixed,
  )
  const sheets: WorkbookSheet[] = [
    sheet(names.figures, figureRows(briefing, cells), { from: 2 + headerLines(briefing).length }),
    sheet(names.takeaways, textRows(briefing)),
    ...briefing.charts.map(({ table }, i) => sheet(tables[i]!, tableRows(table, cells))),
    sheet(names.definitions, [
      [words.methods.term, words.methods.definition, words.methods.source].map(heading),
      ...briefing.methods.definitions.map(({ term, definition, source }) => [text(term), wrapped(definition), wrapped(source)]),
    ]),
    sheet(names.provenance, [
      [words.methods.name, words.methods.value].map(heading),
      ...headerLines(briefing).map(({ name, value }) => [text(name), wrapped(value)]),
      ...briefing.methods.provenance.map(({ name, value }) => [
        text(name),
        typeof value === 'number' ? cells.number(value, 'number') : wrapped(provenanceText(value)),
      ]),
    ]),
  ]
  const made = await writeXlsxFile(sheets, { fontFamily: cells.font, fontSize: 10 }).toBuffer()
  return new Uint8Array(made)
}

/** A sheet whose head stays in sight while it is scrolled; the head is its first row, or the row `from`. */
const sheet = (name: string, data: Row[], { from = 0 } = {}): WorkbookSheet => ({
  ...{ sheet: name, data, stickyRowsCount: from + 1, columns: widthsOf(data.slice(from)), orientation: 'landscape' },
})

function figureRows(briefing: Briefing, cells: CellWriter): Row[] {
  const { figure: head, unit } = wordsOf(briefing.language)
  const { title, header, figures } = briefing
  return [
    [{ ...text(title), fontSize: 16, fontWeight: 'bold' }],
    [{ ...text([header.pilot, header.simulated].filter(Boolean).join(' · ')), fontWeight: 'bold' }],
    ...headerLines(briefing).map(({ name, value }) => [text(name), text(value)]),
    [
      ...[head.label, head.asOf, head.value, head.unit, head.lower, head.upper, head.n, head.comparator, head.comparatorValue],
      ...[head.change, head.changeLower, head.changeUpper, head.target, head.status, head.text, head.note],
    ].map(heading),
    ...figures.map(({ label, asOf, value, unit: kind, interval, n, comparator, target, statusText, text: written, note }) => {
      const number = (given: number | null | undefined) => cells.number(given, kind === 'share' ? 'share' : 'number')
      const change = comparator?.change
      return [
        ...[text(label), text(asOf), number(value), text(unit[kind]), number(interval?.lower), number(interval?.upper)],
        ...[cells.number(n, 'number'), text(comparator?.label ?? ''), number(comparator?.value)],
        ...[number(change?.value), number(change?.lower), number(change?.upper), number(target?.value)],
        ...[text(statusText), text([written, interval?.text, change?.text].filter(Boolean).join(' · ')), text(note ?? '')],
      ]
    }),
  ]
}

function textRows(briefing: Briefing): Row[] {
  const { sections, takeaway, methods, chart } = wordsOf(briefing.language)
  const { takeaways, charts, risks, decisions, notes } = briefing
  return [
    [sections.takeaways, methods.value].map(heading),
    ...takeaways.flatMap(({ fact, implication, caveat }, i) => [
      [text(`${i + 1} ${takeaway.fact}`), { ...wrapped(fact), fontWeight: 'bold' as const }],
      [text(`${i + 1} ${takeaway.implication}`), wrapped(implication)],
      [text(`${i + 1} ${takeaway.caveat}`), wrapped(caveat)],
    ]),
    ...charts.map(({ title, summary, definition }) => [
      text(title),
      wrapped([summary, `${chart.definition}${takeaway.colon}${definition}`].join(' ')),
    ]),
    ...risks.map((risk) => [text(sections.risks), wrapped(risk)]),
    ...decisions.map((decision) => [text(sections.decisions), wrapped(decision)]),
    [text(sections.methods), wrapped(briefing.methods.text)],
    ...briefing.sections.flatMap((id) => (notes[id] ? [[text(sections[id]), wrapped(notes[id])]] : [])),
  ]
}

const tableRows = ({ columns, rows }: Table, cells: CellWriter): Row[] => [
  columns.map(({ label }) => heading(label)),
  ...rows.map((row) => columns.map((column) => cells.cell(row[column.name], column))),
]
