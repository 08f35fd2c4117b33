import { BIGINT, BOOLEAN, DuckDBDataChunk, type DuckDBType, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { encoderOf } from './vector.ts'

/** A vector of the values given, after others have stood in their places. */
function vectorOf(type: DuckDBType, before: readonly DuckDBValue[], values: readonly DuckDBValue[]) {
  const vector = DuckDBDataChunk.create([type], values.length).getColumnVector(0)
  for (const written of [before, values]) for (const [i, value] of written.entries()) vector.setItem(i, value)
  vector.flush()
  return vector
}

const bytes = (type: string, vector: ReturnType<typeof vectorOf>, rows: number) => {
  const { valueOffsets, values, nullBitmap } = encoderOf(type).encode(vector, rows)
  return [valueOffsets, values, nullBitmap].map((part) => part && [...new Uint8Array(part.buffer, part.byteOffset, part.byteLength)])
}

test.each<[string, DuckDBType, DuckDBValue[], DuckDBValue[], DuckDBValue[]]>([
  ['INTEGER', INTEGER, [1, 77, 3], [1, -5, 3], [1, null, 3]],
  ['BIGINT', BIGINT, [1n, 77n, 3n], [1n, -5n, 3n], [1n, null, 3n]],
  ['BOOLEAN', BOOLEAN, [true, true, true], [true, false, true], [true, null, true]],
  ['VARCHAR', VARCHAR, ['a', 'bcd', 'e'], ['a', '', 'e'], ['a', null, 'e']],
])('%s: whatever stood where now is nothing, the bytes are the same', (name, type, one, other, values) => {
  expect(bytes(name, vectorOf(type, one, values), 3)).toEqual(bytes(name, vectorOf(type, other, values), 3))
})
