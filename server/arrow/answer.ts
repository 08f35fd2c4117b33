import { createReadStream } from 'node:fs'
import { pipeline, Readable, Transform } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import type { OpenRelease } from '../release/catalogue.ts'
import type { TableEntry } from '../release/manifest.ts'
import { arrowStream, tableStatement } from './stream.ts'

/** Whether a client takes gzip, by its Accept-Encoding (RFC 9110, 12.5.3). */
export function acceptsGzip(header: string | undefined): boolean {
  const weights = new Map(
    (header ?? '').split(',').map((part) => {
      const [coding = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((found) => found !== undefined)
      return [coding.trim(), weight === undefined ? 1 : Number(weight)]
    }),
  )
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0
}

/** Whether an If-None-Match names one of the tags. */
export const matches = (header: string | undefined, tags: readonly string[]): boolean =>
  header !== undefined && (header.trim() === '*' || header.split(',').some((tag) => tags.includes(tag.trim().replace(/^W\//, ''))))

export interface TableBody {
  stream: Readable
  length?: number
}

/**
 * A table's bytes: the stored file as it is, or unpacked; a large table straight from the database, compressed lightly. The release is
 * closed when the last byte is taken or the reader goes away.
 */
export function tableBody(release: OpenRelease, table: TableEntry, gzip: boolean, sent: (bytes: number) => void): TableBody {
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      sent(chunk.byteLength)
      done(null, chunk)
    },
  })
  const ended = () => release.close()
  if (table.stored) {
    const file = createReadStream(release.folder.table(table.name))
    if (gzip) return { stream: pipeline(file, counted, ended), length: table.gzip_bytes ?? undefined }
    return { stream: pipeline(file, createGunzip(), counted, ended), length: table.bytes }
  }
  const rows = Readable.from(streamed(release, table))
  return { stream: gzip ? pipeline(rows, createGzip({ level: 1 }), counted, ended) : pipeline(rows, counted, ended) }
}

async function* streamed(release: OpenRelease, table: TableEntry) {
  const dictionaries = release.dictionaries[table.name] ?? {}
  const columns = table.columns.map(({ name, type }) => ({ name, type, ...(dictionaries[name] ? { values: dictionaries[name] } : {}) }))
  const connection = await release.database.connect()
  try {
    yield* arrowStream(connection, tableStatement(table.name, columns), columns)
  } finally {
    connection.closeSync()
  }
}
