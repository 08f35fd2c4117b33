import PptxGenJS from 'pptxgenjs'
import type { Briefing, ChartSection, SectionId } from '../../datasets/briefing/document.ts'
import { countText } from './cell-text.ts'
import { headerLines } from './header-lines.ts'
import { statusColour } from './pdf-figures.ts'
import { plainBriefing, plainText } from './plain-text.ts'
import { addChart, plotTable } from './pptx-chart.ts'
import { Deck, fitted, WIDE } from './pptx-deck.ts'
import { mended } from './pptx-file.ts'
import { provenanceText, shownSections } from './sections.ts'
import { type ExportWords, filled, wordsOf } from './words.ts'

/** The briefing as slides, one idea each: charts and tables stay editable, the notes hold definition and provenance. */
export async function renderPptx(given: Briefing): Promise<Uint8Array> {
  const briefing = plainBriefing(given)
  const words = wordsOf(briefing.language)
  const deck = new Deck(new PptxGenJS(), briefing)
  cover(deck, briefing)
  for (const id of shownSections(briefing)) slides[id](deck, briefing, words)
  const made = (await deck.file.write({ outputType: 'uint8array', compression: true })) as Uint8Array
  return mended(made)
}

function cover(deck: Deck, briefing: Briefing): void {
  const { title, header } = briefing
  const slide = deck.slide(title, methodNotes(briefing), { y: 1.1, h: 1.3, size: fitted(title, WIDE, 1.3, 36) })
  deck.text(slide, header.pilot, { y: 0.7, h: 0.4, size: 16, quiet: true })
  if (header.simulated) deck.text(slide, header.simulated, { y: 2.5, h: 0.5, size: 16, bold: true, colour: '8a5a00' })
  if (header.newer) deck.text(slide, header.newer, { y: 3, h: 0.4, size: 14, colour: '8a5a00' })
  const lines = headerLines(briefing)
  deck.table(
    slide,
    null,
    lines.map(({ name, value }) => [name, value]),
    { y: 3.5, widths: [2.4, WIDE - 2.4], size: 14 },
  )
}

/** What a reader of the notes needs to find the figures again. */
const methodNotes = ({ header, methods, language }: Briefing): string =>
  [methods.text, ...headerLines({ header, language }).map(({ name, value }) => `${name} ${value}`)].join('\n')

const chartNotes = (chart: ChartSection, briefing: Briefing): string => {
  const source = briefing.methods.definitions.find(({ definition }) => definition === chart.definition)?.source
  const { chart: words, methods, takeaway } = wordsOf(briefing.language)
  return [
    chart.summary,
    `${words.definition}${takeaway.colon}${chart.definition}`,
    ...(source ? [`${methods.source}${takeaway.colon}${source}`] : []),
    ...briefing.methods.provenance.map(({ name, value }) => `${name} ${provenanceText(value)}`),
  ].join('\n')
}

/** Items on as few pages as hold `most` each, as many on one as on another. */
function evenly<T>(items: readonly T[], most: number): T[][] {
  const pages = Math.ceil(items.length / most)
  return Array.from({ length: pages }, (_, i) =>
    items.slice(Math.ceil((i * items.length) / pages), Math.ceil(((i + 1) * items.length) / pages)),
  )
}

function sentences(id: 'risks' | 'decisions') {
  return (deck: Deck, briefing: Briefing, words: ExportWords) => {
    const all = briefing[id]
    for (let at = 0; at < all.length; at += 5) {
      const slide = deck.slide(words.sections[id], briefing.notes[id] ?? methodNotes(briefing))
      const shown = all.slice(at, at + 5)
      deck.bullets(slide, shown, { y: 1.5, h: 5, size: fitted(shown.join('\n'), WIDE - 0.5, 4.5, 22) })
    }
  }
}

const slides: Readonly<Record<SectionId, (deck: Deck, briefing: Briefing, words: ExportWords) => void>> = {
  figures(deck, briefing, words) {
    const { figure: head } = words
    for (let at = 0; at < briefing.figures.length; at += 6) {
      const slide = deck.slide(words.sections.figures, [briefing.notes.figures, methodNotes(briefing)].filter(Boolean).join('\n'))
      const rows = briefing.figures
        .slice(at, at + 6)
        .map(({ label, asOf, text, interval, n, note, comparator, target, statusText, status }) => [
          { text: label, bold: true },
          { text: asOf },
          { text, bold: true, size: 16, right: true },
          { text: [interval?.text, note].filter(Boolean).join(' · ') || '–' },
          { text: n === null ? '–' : countText(n), right: true },
          { text: comparator ? `${comparator.change.text} · ${comparator.label} ${comparator.text}` : '–' },
          { text: target?.text ?? '–', right: true },
          { text: statusText, bold: true, colour: statusColour[status].slice(1) },
        ])
      const names = [head.label, head.asOf, head.value, head.interval, head.n, head.change, head.target, head.status]
      deck.table(slide, names, rows, { y: 1.3, widths: [2.1, 1.35, 1.25, 2, 0.95, 2.5, 0.95, 1.23], size: 12 })
    }
  },
  takeaways(deck, briefing, words) {
    briefing.takeaways.forEach(({ fact, implication, caveat }, i) => {
      const notes = [briefing.notes.takeaways, methodNotes(briefing)].filter(Boolean).join('\n')
      const slide = deck.slide(fact, notes, { y: 0.95, h: 2.2, size: fitted(fact, WIDE, 2.2, 28) })
      deck.text(slide, filled(words.takeaway.numbered, { n: i + 1 }), { y: 0.5, h: 0.35, size: 14, quiet: true })
      deck.text(slide, words.takeaway.implication, { y: 3.4, h: 0.35, size: 14, quiet: true })
      deck.text(slide, implication, { y: 3.75, h: 1.1, size: fitted(implication, WIDE, 1.1, 20) })
      deck.text(slide, words.takeaway.caveat, { y: 5, h: 0.35, size: 14, quiet: true })
      deck.text(slide, caveat, { y: 5.35, h: 1.2, size: fitted(caveat, WIDE, 1.2, 18), quiet: true })
    })
  },
  charts(deck, briefing, words) {
    for (const chart of briefing.charts) {
      const slide = deck.slide(chart.title, [briefing.notes.charts, chartNotes(chart, briefing)].filter(Boolean).join('\n'))
      deck.text(slide, chart.subtitle, { y: 1.2, h: 0.3, size: 12, quiet: true })
      addChart(deck, slide, chart)
      const quoted = chart.drawn.annotations.map(({ text }) => plainText(text))
      deck.text(slide, chart.summary, { y: 6.1, h: 0.8, size: fitted(chart.summary, WIDE, 0.8, 13), quoted })
      plotTable(deck, chart, words, chartNotes(chart, briefing))
    }
  },
  risks: sentences('risks'),
  decisions: sentences('decisions'),
  methods(deck, briefing, words) {
    const { text, definitions, provenance } = briefing.methods
    const first = deck.slide(words.sections.methods, [briefing.notes.methods, methodNotes(briefing)].filter(Boolean).join('\n'))
    deck.text(first, text, { y: 1.4, h: 5, size: fitted(text, WIDE, 5, 18) })
    const pages = evenly(definitions, 3)
    const size = Math.min(...pages.map((shown) => fitted(shown.map(({ definition }) => definition).join('\n'), 7.2, 4.6, 14)))
    for (const shown of pages) {
      const slide = deck.slide(words.methods.definitions, methodNotes(briefing))
      const rows = shown.map(({ term, definition, source }) => [{ text: term, bold: true }, { text: definition }, { text: source }])
      const head = [words.methods.term, words.methods.definition, words.methods.source]
      deck.table(slide, head, rows, { y: 1.3, widths: [1.9, 7.4, WIDE - 9.3], size })
    }
    for (let at = 0; at < provenance.length; at += 12) {
      const slide = deck.slide(words.methods.provenance, methodNotes(briefing))
      const rows = provenance.slice(at, at + 12).map(({ name, value }) => [name, provenanceText(value)])
      deck.table(slide, [words.methods.name, words.methods.value], rows, { y: 1.4, widths: [4, WIDE - 4], size: 12 })
    }
  },
}
