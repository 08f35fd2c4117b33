import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Compression, gunzipped, type Scan, scan } from './scan.ts'

export interface Readability {
  /** Where DuckDB reads it: the file itself, or its copy in UTF-8 with one line end. */
  readPath: string
  readCompression: Compression
  dialectSample: string
  quotes: boolean
}

/**
 * Makes a text file readable for DuckDB: one encoding, UTF-8, and one line end. A file that is so already, packed by gzip or not, stays
 * where it is. Also writes the sample that the dialect is found from.
 */
export async function readable(path: string, found: Scan, encoding: string | undefined, folder: string): Promise<Readability> {
  await mkdir(folder, { recursive: true })
  const text = found.text!
  const decoder = encoding ?? text.utf16 ?? (text.utf8 ? undefined : 'gb18030')
  const utf8 = decoder === undefined || /^utf-?8$/i.test(decoder)
  const dialectSample = join(folder, 'sample.csv')
  if (utf8 && !text.mixedLineEnds) {
    await writeFile(dialectSample, text.sample)
    return { readPath: path, readCompression: found.compression, dialectSample, quotes: text.quotes }
  }
  const readPath = join(folder, 'text.csv')
  const bytes = found.compression === 'gzip' ? gunzipped(createReadStream(path)) : createReadStream(path, { highWaterMark: 1 << 20 })
  await pipeline(Readable.from(rewritten(bytes as AsyncIterable<Buffer>, utf8 ? 'utf-8' : decoder!)), createWriteStream(readPath))
  const again = await scan(readPath)
  await writeFile(dialectSample, again.text!.sample)
  return { readPath, readCompression: 'none', dialectSample, quotes: again.text!.quotes }
}

async function* rewritten(chunks: AsyncIterable<Buffer>, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding)
  let held = ''
  for await (const chunk of chunks) {
    const text = held + decoder.decode(chunk, { stream: true })
    held = text.endsWith('\r') ? '\r' : ''
    yield text.slice(0, text.length - held.length).replaceAll(/\r\n?/g, '\n')
  }
  yield (held + decoder.decode()).replaceAll(/\r\n?/g, '\n')
}
