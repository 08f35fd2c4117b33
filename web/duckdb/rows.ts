import { DataType, type Table, type Vector } from 'apache-arrow'
import type { Value } from '../../datasets/sql.ts'

type Read = (value: unknown) => Value

const integer = (value: bigint): number => {
  if (!Number.isSafeInteger(Number(value))) throw new RangeError(`${value} is beyond 2^53`)
  return Number(value)
}

/** 128-bit two's complement from four little-endian words. */
const wide = (words: Uint32Array): bigint =>
  BigInt.asIntN(
    128,
    words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n),
  )

const decimal = (words: Uint32Array, scale: number): Value => {
  const value = wide(words)
  if (scale === 0) return integer(value)
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

const iso = (value: unknown) => new Date(Number(value)).toISOString()

/** `.120Z` as the server writes it: no fraction where there is none. */
const time = (value: unknown) => iso(value).replace(/\.?0*Z$/, (end) => (end.startsWith('.') ? 'Z' : end))

function reader(type: DataType): Read {
  if (DataType.isDate(type)) return (value) => iso(value).slice(0, 10)
  if (DataType.isTimestamp(type)) return time
  if (DataType.isDecimal(type)) return (value) => decimal(value as Uint32Array, type.scale)
  return (value) => (typeof value === 'bigint' ? integer(value) : typeof value === 'object' ? String(value) : (value as Value))
}

/** Rows as plain values, the same that the server gives: integers as numbers, dates as YYYY-MM-DD, times as ISO 8601 with Z. */
export function plainRows(table: Table): Record<string, Value>[] {
  const rows: Record<string, Value>[] = Array.from({ length: table.numRows }, () => ({}))
  table.schema.fields.forEach((field, c) => {
    const read = reader(field.type)
    const column = table.getChildAt(c) as Vector
    let i = 0
    for (const value of column) rows[i++]![field.name] = value === null ? null : read(value)
  })
  return rows
}
