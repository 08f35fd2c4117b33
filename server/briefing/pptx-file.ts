import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

type Files = Record<string, Uint8Array>

const symbols = ['circle', 'square', 'triangle', 'diamond', 'x', 'star', 'plus', 'dash'] as const

/** Points without a value are left out of a chart: an empty one is no gap in the format but an error. */
const gaps = (xml: string) => xml.replaceAll(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')

/** Lines that differ by their marks as well, so that they are told apart in black and white. */
function apart(xml: string): string {
  if (!xml.includes('<c:lineChart>')) return xml
  let at = -1
  return xml.replaceAll(/<c:ser>.*?<\/c:ser>/gs, (series) => {
    at++
    return series.replace(/<c:symbol val="\w+"\/>/, `<c:symbol val="${symbols[at % symbols.length]}"/>`)
  })
}

/** A chart’s values by the address of their cell in its workbook. */
function valuesOf(chart: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, column, row, points] of chart.matchAll(/<c:val>.*?<c:f>[^<]*?\$([A-Z]+)\$(\d+)[^<]*<\/c:f>(.*?)<\/c:val>/gs))
    for (const [, index, value] of points!.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]+)<\/c:v>/g))
      found.set(`${column}${Number(row) + Number(index)}`, value!)
  return found
}

/** A zero is written into a chart’s workbook as nothing: it is put back, and what has no value becomes a cell that is not there. */
const cells = (xml: string, values: ReadonlyMap<string, string>) =>
  xml.replaceAll(/<c r="([A-Z]+\d+)"[^>]*><v><\/v><\/c>/g, (_, address: string) => {
    const value = values.get(address)
    return value === undefined ? '' : `<c r="${address}"><v>${value}</v></c>`
  })

const bookOf = (files: Files, chart: string): string | undefined => {
  const links = files[`ppt/charts/_rels/${chart.split('/').at(-1)}.rels`]
  const target = links && /Target="\.\.\/(embeddings\/[^"]+\.xlsx)"/.exec(strFromU8(links))?.[1]
  return target ? `ppt/${target}` : undefined
}

function mendedBook(book: Uint8Array, values: ReadonlyMap<string, string>): Uint8Array {
  const files = unzipSync(book)
  for (const name of Object.keys(files))
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) files[name] = strToU8(cells(strFromU8(files[name]!), values))
  return zipSync(files)
}

/** The presentation with gaps where nothing was observed, in charts as in their workbooks, and with lines that differ without colour. */
export function mended(presentation: Uint8Array): Uint8Array {
  const files = unzipSync(presentation)
  for (const name of Object.keys(files)) {
    if (!/^ppt\/charts\/chart\d+\.xml$/.test(name)) continue
    const chart = apart(gaps(strFromU8(files[name]!)))
    files[name] = strToU8(chart)
    const book = bookOf(files, name)
    if (book && files[book]) files[book] = mendedBook(files[book], valuesOf(chart))
  }
  return zipSync(files)
}
