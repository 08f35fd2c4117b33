import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { arrowStream, type StreamColumn, tableStatement } from '../arrow/stream.ts'
import type { Database } from '../warehouse/database.ts'

/** Version of the encoding: part of every ETag, so that a change of encoder is a change of bytes. */
export const encoding = 'a2'

const counting = (seen: (bytes: Uint8Array) => void) =>
  new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seen(chunk)
      done(null, chunk)
    },
  })

/** Of two tables of a release of 1 M payments: a third and three quarters of the time of level 6, for 11 and 6 % more bytes. */
const level = 4

/** Writes a table as a gzipped Arrow IPC stream. `bytes` is its size before compression; the hash is of the uncompressed stream. */
export async function storeTable(database: Database, table: string, columns: readonly StreamColumn[], path: string) {
  const connection = await database.connect()
  const hash = createHash('sha256')
  let bytes = 0
  let gzipBytes = 0
  try {
    await pipeline(
      Readable.from(arrowStream(connection, tableStatement(table, columns), columns), { objectMode: false }),
      counting((chunk) => {
        hash.update(chunk)
        bytes += chunk.byteLength
      }),
      createGzip({ level }),
      counting((chunk) => {
        gzipBytes += chunk.byteLength
      }),
      createWriteStream(path),
    )
  } finally {
    connection.closeSync()
  }
  return { bytes, gzipBytes, hash: hash.digest('hex') }
}
