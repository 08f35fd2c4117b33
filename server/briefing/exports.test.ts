import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Briefing } from '../../datasets/briefing/document.ts'
import { languages } from '../../datasets/metrics/metric.ts'
import { Catalogue } from '../release/catalogue.ts'
import { publishSimulation } from '../simulation/release.ts'
import { briefingOf } from './briefing.ts'
import { cellWriter, plotted, scaleOf } from './cell-text.ts'
import { dense, inZip, pdfOf, workbook, xml } from './files-fixture.ts'
import { renderHtml } from './html.ts'
import { renderPdf } from './pdf.ts'
import { renderPptx } from './pptx.ts'
import { renderXlsx } from './xlsx.ts'

let data: string
let catalogue: Catalogue
const briefings = new Map<string, Briefing>()

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'briefing-exports-'))
  await publishSimulation({ data, dataset: 'a', simulation: { seed: 11, payments: 20_000, from: '2020-09-01', to: '2021-03-31' } })
  catalogue = new Catalogue(data)
  for (const language of languages)
    briefings.set(
      language,
      await briefingOf(catalogue, { dataset: 'a', period: null, language, filters: { region: ['shenzhen'] }, release: null }),
    )
}, 240_000)
afterAll(async () => {
  await catalogue.close()
  rmSync(data, { recursive: true, force: true })
})

const letter = (i: number): string => (i < 26 ? '' : letter(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26))

describe.each(languages)('in %s', (language) => {
  const briefing = () => briefings.get(language)!
  const said = ({ header, figures, takeaways, risks, decisions, charts, methods }: Briefing) => [
    ...[header.release, header.coverage, header.stateText, header.simulated!, header.filters!, header.cutoff.text],
    ...figures.flatMap(({ label, text, asOf, interval, comparator, target, statusText, note }) => [
      ...[label, text, asOf, statusText, interval?.text, comparator?.text, comparator?.change.text, target?.text, note],
    ]),
    ...takeaways.flatMap(({ fact, implication, caveat }) => [fact, implication, caveat]),
    ...[...risks, ...decisions, methods.text],
    ...charts.flatMap(({ title, summary, definition }) => [title, summary, definition]),
    ...methods.definitions.flatMap(({ term, definition, source }) => [term, definition, source]),
    ...methods.provenance.map(({ name, value }) => `${name}${value ?? '–'}`),
  ]
  const missing = (text: string, wanted: readonly (string | null | undefined)[]) =>
    wanted.filter((part) => part && !text.includes(dense(part)))

  test('HTML holds every text, figure and row, and nothing that a network is asked for', async () => {
    const bytes = await renderHtml(briefing())
    expect(await renderHtml(briefing())).toEqual(bytes)
    const html = new TextDecoder().decode(bytes)
    const $ = load(html)
    expect($('html').attr('lang')).toBe(language)
    expect(html).not.toMatch(/<script|<link|@import|url\((?!#|&quot;#|'?#)|(?:src|href)="(?!#)/i)
    expect(missing(dense($('body').text()), said(briefing()))).toEqual([])
    for (const { id, value, text, n } of briefing().figures) {
      const tile = $(`[data-figure="${id}"]`)
      expect([tile.find('data').attr('value'), tile.find('data').text()]).toEqual([value === null ? '' : String(value), text])
      expect(tile.find('.n').text().replaceAll(',', '')).toBe(n === null ? '' : String(n))
    }
    const write = cellWriter(briefing())
    for (const { id, table } of briefing().charts) {
      const figure = $(`[data-chart="${id}"]`)
      expect(figure.find('svg[role=img] path').length).toBeGreaterThan(3)
      const cells = figure
        .find('tbody tr')
        .map((_, row) => [
          $(row)
            .find('td')
            .map((_, cell) => $(cell).text())
            .get(),
        ])
        .get()
      expect(cells).toEqual(table.rows.map((row) => table.columns.map((column) => write(row[column.name], column))))
    }
    const ids = $('[id]')
      .map((_, element) => element.attribs.id)
      .get()
    expect(new Set(ids).size).toBe(ids.length)
  }, 120_000)

  test('PDF holds every text, figure and row, leaves no chart between two others alone on a page, is tagged, has bookmarks and embedded fonts', async () => {
    const { pdf, pages, text } = await pdfOf(await renderPdf(briefing()))
    expect(missing(text, said(briefing()))).toEqual([])
    const at = briefing().charts.map(({ summary }) => pages.findIndex(({ text: page }) => dense(page).includes(dense(summary))))
    expect(at).not.toContain(-1)
    for (const page of at.slice(1, -1)) expect(at.filter((other) => other === page).length).toBeGreaterThan(1)
    const write = cellWriter(briefing())
    for (const { table } of briefing().charts)
      expect(
        missing(
          text,
          table.rows.map((row) => table.columns.map((column) => write(row[column.name], column)).join('')),
        ),
      ).toEqual([])
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: briefing().title, Language: language })
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    expect((await pdf.getOutline()).length).toBeGreaterThanOrEqual(6)
    const structure = pages.map((page) => page.structure).join('')
    for (const role of ['H1', 'H2', 'H3', 'Figure', 'Table', 'TH', 'TD', 'L']) expect(structure).toContain(`"role":"${role}"`)
    for (const { summary } of briefing().charts) expect(structure).toContain(JSON.stringify(summary).slice(1, -1))
    for (const page of pages) expect(page.text).toMatch(/\d/)
  }, 120_000)

  test('PowerPoint holds the same figures in native tables, charts and their workbooks, with gaps where nothing was observed', async () => {
    const files = unzipSync(await renderPptx(briefing()))
    const text = dense(
      inZip(files, /^ppt\/slides\/slide\d+\.xml$/)
        .map((slide) => xml(slide)('a\\:t').text())
        .join(''),
    )
    const spoken = dense(
      inZip(files, /^ppt\/notesSlides\/notesSlide\d+\.xml$/)
        .map((notes) => xml(notes)('a\\:t').text())
        .join(''),
    )
    expect(missing(text + spoken, said(briefing()))).toEqual([])
    const titles = inZip(files, /^ppt\/slides\/slide\d+\.xml$/).map((slide) => {
      const $ = xml(slide)
      return $('p\\:sp:has(p\\:ph[type=title])')
        .map((_, shape) => $(shape).find('a\\:t').text())
        .get()
    })
    for (const [i, own] of titles.entries()) expect(own, `titles of slide ${i + 1}`).toHaveLength(1)
    expect(titles.flat()).toEqual(expect.arrayContaining([briefing().title, ...briefing().takeaways.map(({ fact }) => fact)]))
    expect(
      missing(
        spoken,
        briefing().charts.map(({ definition }) => definition),
      ),
    ).toEqual([])
    const { currency } = briefing()
    const charts = inZip(files, /^ppt\/charts\/chart\d+\.xml$/).map(xml)
    const books = inZip(files, /^ppt\/embeddings\/.*\.xlsx$/).map((book) => [...workbook(book).sheets.values()][0]!)
    expect(charts.length).toBe(briefing().charts.length)
    briefing().charts.forEach(({ plot }, k) => {
      const $ = charts[k]!
      const wanted = plot.series.map(({ values }) => values.map((value) => plotted(value, plot.unit, currency)))
      const drawn = $('c\\:ser').map((_, series) => {
        const points = new Map(
          $(series)
            .find('c\\:val c\\:pt')
            .map((_, point) => [[Number(point.attribs.idx), Number($(point).text())] as const])
            .get(),
        )
        return [plot.categories.map((_, i) => points.get(i) ?? null)]
      })
      expect(drawn.get()).toEqual(wanted)
      expect($('c\\:dispBlanksAs').attr('val')).toBe('gap')
      const inBook = plot.series.map((_, s) => plot.categories.map((_, i) => books[k]![i + 1]!.get(letter(s + 1)) ?? null))
      expect(inBook).toEqual(wanted)
    })
  }, 120_000)

  test('Excel holds the same figures and rows as numbers and dates, and no formula', async () => {
    const { sheets, formulas } = workbook(await renderXlsx(briefing()))
    expect(formulas).toBe(false)
    const every = dense(
      [...sheets.values()]
        .flat()
        .flatMap((row) => [...row.values()])
        .join(''),
    )
    expect(missing(every, said({ ...briefing(), figures: [] }))).toEqual([])
    const [first] = [...sheets.values()]
    for (const { label, value, interval, n, comparator, target, statusText } of briefing().figures) {
      const row = first!.find((cells) => cells.get('A') === label)!
      const cells = ['C', 'E', 'F', 'G', 'I', 'J', 'M', 'N'].map((column) => row.get(column) ?? null)
      expect(cells).toEqual([
        ...[value, interval?.lower ?? null, interval?.upper ?? null, n, comparator?.value ?? null],
        ...[comparator?.change.value ?? null, target?.value ?? null, statusText],
      ])
    }
    const tables = [...sheets.values()].slice(2)
    const scale = scaleOf(briefing().currency)
    const write = cellWriter(briefing())
    briefing().charts.forEach(({ table }, k) => {
      const wanted = table.rows.map((row) =>
        table.columns.map((column) => {
          const value = row[column.name] ?? null
          if (typeof value === 'number') return column.kind === 'money' ? value / scale : value
          if (value !== null && column.kind === 'date') return Date.parse(`${value}T00:00:00Z`) / 86_400_000 + 25_569
          return value === null ? null : write(value, column)
        }),
      )
      expect(tables[k]!.slice(1).map((row) => table.columns.map((_, i) => row.get(letter(i)) ?? null))).toEqual(wanted)
    })
  }, 120_000)
})
