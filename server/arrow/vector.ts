import type { DuckDBVector } from '@duckdb/node-api'
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Dictionary,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  makeData,
  TimestampMicrosecond,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'

type Items =
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Float32Array
  | Float64Array

/** What node-api's vectors hold beside their public accessors: DuckDB's own buffers, which Arrow can take as they are. */
interface Buffers {
  items?: Items
  dataView?: DataView
  validity?: { data: BigUint64Array | null; offset: number }
}

/** One column of a stream: its Arrow type, and how a DuckDB vector of it becomes Arrow data of `rows` rows. */
export interface Encoder {
  type: DataType
  encode(vector: DuckDBVector, rows: number): Data
}

const plain: Record<string, () => DataType> = {
  TINYINT: () => new Int8(),
  SMALLINT: () => new Int16(),
  INTEGER: () => new Int32(),
  BIGINT: () => new Int64(),
  UTINYINT: () => new Uint8(),
  USMALLINT: () => new Uint16(),
  UINTEGER: () => new Uint32(),
  UBIGINT: () => new Uint64(),
  FLOAT: () => new Float32(),
  DOUBLE: () => new Float64(),
  DATE: () => new DateDay(),
  TIMESTAMP: () => new TimestampMicrosecond(),
}

/** The words of an ENUM; the id is the dictionary's in its stream, where Arrow would else count on from stream to stream. */
export interface Words {
  id: number
  values: readonly string[]
}

/** The encoder of a DuckDB type as `describe` names it. */
export function encoderOf(duckType: string, words?: Words): Encoder {
  if (words) return dictionary(words)
  if (duckType === 'VARCHAR') return { type: new Utf8(), encode: text }
  if (duckType === 'BOOLEAN') return { type: new Bool(), encode: flags }
  const make = plain[duckType]
  if (!make) throw new TypeError(`no Arrow type for ${duckType}: cast the column in its statement`)
  const type = make()
  return { type, encode: (vector, rows) => numbers(type, vector, rows) }
}

const buffers = (vector: DuckDBVector): Buffers => vector as unknown as Buffers

function nulls(vector: DuckDBVector, rows: number): { nullBitmap?: Uint8Array; nullCount: number } {
  const data = buffers(vector).validity?.data
  if (!data) return { nullCount: 0 }
  const bytes = new Uint8Array(data.buffer, data.byteOffset, Math.ceil(rows / 8))
  let valid = 0
  for (let i = 0; i < bytes.length; i++) {
    const rest = rows - i * 8
    let byte = bytes[i]! & (rest < 8 ? (1 << rest) - 1 : 255)
    for (; byte; byte &= byte - 1) valid++
  }
  if (valid === rows) return { nullCount: 0 }
  const nullBitmap = bytes.slice()
  if (rows % 8) nullBitmap[nullBitmap.length - 1]! &= (1 << (rows % 8)) - 1
  return { nullBitmap, nullCount: rows - valid }
}

const isNull = (nullBitmap: Uint8Array, i: number): boolean => !(nullBitmap[i >> 3]! & (1 << (i & 7)))

/** Numbers of a vector, with zero where there is none: what DuckDB leaves there differs from run to run, and the same rows are the same bytes. */
function items(vector: DuckDBVector, rows: number, nullBitmap?: Uint8Array): Items {
  const found = buffers(vector).items
  if (!found) throw new TypeError(`${vector.constructor.name} exposes no typed array`)
  if (!nullBitmap) return found
  const kept = found.slice(0, rows)
  const zero = kept instanceof BigInt64Array || kept instanceof BigUint64Array ? 0n : 0
  for (let i = 0; i < rows; i++) if (isNull(nullBitmap, i)) kept[i] = zero
  return kept
}

/** Numbers as they are, or the numbers of words in a dictionary. */
function numbers(type: DataType, vector: DuckDBVector, rows: number, dictionary?: Vector<Utf8>): Data {
  const { nullBitmap, nullCount } = nulls(vector, rows)
  const data = items(vector, rows, nullBitmap)
  return makeData({ type, length: rows, data, nullBitmap, nullCount, dictionary } as Parameters<typeof makeData>[0]) as Data
}

function flags(vector: DuckDBVector, rows: number): Data {
  const view = buffers(vector).dataView
  if (!view) throw new TypeError(`${vector.constructor.name} exposes no buffer`)
  const { nullBitmap, nullCount } = nulls(vector, rows)
  const bits = new Uint8Array(Math.ceil(rows / 8))
  for (let i = 0; i < rows; i++) if (view.getUint8(i) && !(nullBitmap && isNull(nullBitmap, i))) bits[i >> 3]! |= 1 << (i & 7)
  return makeData({ type: new Bool(), length: rows, data: bits, nullBitmap, nullCount }) as Data
}

const encoder = new TextEncoder()
/** A DuckDB string of up to 12 bytes lies in its 16-byte slot, after a 4-byte length; a longer one behind a pointer. */
const inlined = 12

function text(vector: DuckDBVector, rows: number): Data {
  const view = buffers(vector).dataView
  if (!view) throw new TypeError(`${vector.constructor.name} exposes no buffer`)
  const { nullBitmap, nullCount } = nulls(vector, rows)
  const slots = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  const offsets = new Int32Array(rows + 1)
  let size = 0
  for (let i = 0; i < rows; i++) {
    if (!nullBitmap || !isNull(nullBitmap, i)) size += view.getUint32(i * 16, true)
    offsets[i + 1] = size
  }
  const data = new Uint8Array(size)
  for (let i = 0; i < rows; i++) {
    const start = offsets[i]!
    const length = offsets[i + 1]! - start
    if (length > inlined) encoder.encodeInto(vector.getItem(i) as string, data.subarray(start, start + length))
    else for (let j = 0; j < length; j++) data[start + j] = slots[i * 16 + 4 + j]!
  }
  return makeData({ type: new Utf8(), length: rows, valueOffsets: offsets, data, nullBitmap, nullCount }) as Data
}

/** One dictionary for the whole stream, so that readers need neither delta nor replacement dictionaries. */
function dictionary({ id, values }: Words): Encoder {
  const index = values.length <= 0xff ? new Uint8() : values.length <= 0xffff ? new Uint16() : new Uint32()
  const words = vectorFromArray(values.length ? [...values] : [''], new Utf8()) as Vector<Utf8>
  const type = new Dictionary(new Utf8(), index, id, false)
  return { type, encode: (vector, rows) => numbers(type, vector, rows, words) }
}
