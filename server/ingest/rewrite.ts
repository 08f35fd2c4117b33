import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import { textLiteral } from './dialect.ts'
import { type Compression, gunzipped, type Scan, scan } from './scan.ts'

export interface Readability {
  /** Where DuckDB reads it: the file itself, or its copy in UTF-8 with one line end. */
  readPath: string
  readCompression: Compression
  dialectSample: string
  estimatedRows: number
}

/**
 * Makes a text file readable for DuckDB: one encoding, UTF-8, and one line end. A file that is so already, packed by gzip or not, stays
 * where it is. Also writes the sample that the dialect is found from.
 */
export async function readable(path: string, found: Scan, encoding: string | undefined, folder: string): Promise<Readability> {
  await mkdir(folder, { recursive: true })
  if (found.compression === 'zstd') return unpacked(path, encoding, folder)
  const text = found.text!
  const decoder = encoding ?? text.utf16 ?? (text.utf8 ? undefined : 'gb18030')
  const utf8 = decoder === undefined || /^utf-?8$/i.test(decoder)
  const dialectSample = join(folder, 'sample.csv')
  if (utf8 && !text.mixedLineEnds) {
    await writeFile(dialectSample, text.sample)
    return { readPath: path, readCompression: found.compression, dialectSample, estimatedRows: text.lines }
  }
  const readPath = join(folder, 'text.csv')
  const bytes = found.compression === 'gzip' ? gunzipped(createReadStream(path)) : createReadStream(path, { highWaterMark: 1 << 20 })
  await pipeline(Readable.from(rewritten(bytes as AsyncIterable<Buffer>, utf8 ? 'utf-8' : decoder!)), createWriteStream(readPath))
  const again = await scan(readPath)
  await writeFile(dialectSample, again.text!.sample)
  return { readPath, readCompression: 'none', dialectSample, estimatedRows: again.text!.lines }
}

/** DuckDB unpacks zstd, line by line as Latin-1 so that any encoding passes; from there the file goes as any other. */
async function unpacked(path: string, encoding: string | undefined, folder: string): Promise<Readability> {
  const latin = join(folder, 'latin.txt')
  const plain = join(folder, 'plain.csv')
  const database = await Database.open(':memory:', { allowed: [path, latin], memory: '1GB' })
  try {
    const lines = sql`read_csv(${textLiteral(path)}, compression = 'zstd', encoding = 'latin-1', auto_detect = false, header = false,
      columns = {'line': 'VARCHAR'}, delim = ${textLiteral('\u0001')}, quote = '', escape = '', max_line_size = 16777216)`
    await database.run(
      sql`copy (select line from ${lines}) to ${textLiteral(latin)} (format csv, header false, quote '', escape '', delimiter ${textLiteral('\u0001')})`,
    )
  } finally {
    database.close()
  }
  const decoder = new TextDecoder('utf-8')
  const bytes = async function* () {
    for await (const chunk of createReadStream(latin, { highWaterMark: 1 << 20 }))
      yield Buffer.from(decoder.decode(chunk as Buffer, { stream: true }), 'latin1')
  }
  await pipeline(Readable.from(bytes()), createWriteStream(plain))
  await rm(latin)
  return readable(plain, await scan(plain), encoding, folder)
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
