import { load } from 'cheerio'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Briefing } from '../../datasets/briefing/document.ts'
import { fileOf } from './file.ts'
import { type FileFormat, fileFormats } from './wanted.ts'

/** Text without blanks, in which a text is found however a file breaks its lines. */
export const dense = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')

export async function pdfOf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const pages = []
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i)
    const { items } = await page.getTextContent()
    pages.push({
      text: items.map((item) => ('str' in item ? item.str : '')).join(''),
      structure: JSON.stringify(await page.getStructTree()),
    })
  }
  return { pdf, pages, text: dense(pages.map(({ text }) => text).join('')) }
}

export const inZip = (files: Record<string, Uint8Array>, pattern: RegExp) =>
  Object.keys(files)
    .filter((name) => pattern.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => files[name]!)

export const xml = (bytes: Uint8Array) => load(strFromU8(bytes), { xml: true })

/** Sheets of a workbook by name: cells by address as text, a number or null where there is none. */
export function workbook(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const strings = files['xl/sharedStrings.xml']
    ? xml(files['xl/sharedStrings.xml'])('si')
        .map((_, si) => load(strFromU8(files['xl/sharedStrings.xml']!), { xml: true })(si).text())
        .get()
    : []
  const names = xml(files['xl/workbook.xml']!)('sheet')
    .map((_, sheet) => sheet.attribs.name)
    .get()
  const sheets = inZip(files, /^xl\/worksheets\/sheet\d+\.xml$/).map((part) => {
    const $ = xml(part)
    return $('row')
      .map((_, row) => [
        $(row)
          .find('c')
          .map((_, cell) => {
            const value = $(cell).find('v').text()
            const kind = cell.attribs.t
            const written = kind === 's' ? strings[Number(value)]! : kind === 'inlineStr' ? $(cell).find('t').text() : Number(value)
            const empty = kind !== 'inlineStr' && value === ''
            return [[cell.attribs.r!.replace(/\d+/, ''), empty ? null : written, $(cell).find('f').length] as const]
          })
          .get(),
      ])
      .get()
      .map((row) => new Map(row.map(([column, value]) => [column, value])))
  })
  return {
    sheets: new Map(names.map((name, i) => [name!, sheets[i]!])),
    formulas: inZip(files, /sheet\d+\.xml$/).some((s) => strFromU8(s).includes('<f')),
  }
}

/** All that a reader of each file finds, notes of slides included, without blanks. */
export async function everyText(briefing: Briefing): Promise<Record<FileFormat, string>> {
  const read: Record<FileFormat, (bytes: Uint8Array) => string | Promise<string>> = {
    html: (bytes) => load(strFromU8(bytes))('body').text(),
    pdf: async (bytes) => (await pdfOf(bytes)).text,
    pptx: (bytes) =>
      inZip(unzipSync(bytes), /^ppt\/(slides|notesSlides)\/\w+\.xml$/)
        .map((part) => xml(part)('a\\:t').text())
        .join(''),
    xlsx: (bytes) =>
      [...workbook(bytes).sheets.values()]
        .flat()
        .flatMap((row) => [...row.values()])
        .join(''),
  }
  const texts = await Promise.all(fileFormats.map(async (format) => [format, dense(await read[format](await fileOf(briefing, format)))]))
  return Object.fromEntries(texts)
}
