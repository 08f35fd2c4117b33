import { DataType, type RecordBatch, type Schema, Table, type Vector } from 'apache-arrow'
import { csvCell } from '../../charts/csv.ts'

export type Kind = 'integer' | 'decimal' | 'number' | 'date' | 'time' | 'boolean' | 'text' | 'nested'

/** Rows of a statement as Arrow holds them: they are turned into text only where they are seen. */
export interface Result {
  table: Table
  columns: readonly ResultColumn[]
  rows: number
  /** Why not all rows were taken. */
  cut: 'rows' | 'bytes' | null
  milliseconds: number
}

export interface ResultColumn {
  name: string
  kind: Kind
  vector: Vector
}

const kindOf = (type: DataType): Kind => {
  if (DataType.isDictionary(type)) return kindOf(type.dictionary as DataType)
  if (DataType.isInt(type)) return 'integer'
  if (DataType.isDecimal(type)) return type.scale === 0 ? 'integer' : 'decimal'
  if (DataType.isFloat(type)) return 'number'
  if (DataType.isDate(type)) return 'date'
  if (DataType.isTimestamp(type) || DataType.isTime(type)) return 'time'
  if (DataType.isBool(type)) return 'boolean'
  return DataType.isUtf8(type) || DataType.isLargeUtf8(type) ? 'text' : 'nested'
}

export const isNumeric = (kind: Kind): boolean => kind === 'integer' || kind === 'decimal' || kind === 'number'

export function resultOf(schema: Schema, batches: RecordBatch[], cut: Result['cut'], milliseconds: number): Result {
  const table = new Table(schema, batches)
  const columns = schema.fields.map(({ name, type }, i) => ({ name, kind: kindOf(type), vector: table.getChildAt(i) as Vector }))
  return { table, columns, rows: table.numRows, cut, milliseconds }
}

/** 128 bits in two's complement, from four little-endian words. */
const wide = (words: Uint32Array): bigint =>
  BigInt.asIntN(
    128,
    words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n),
  )

function decimalText(words: Uint32Array, scale: number): string {
  const value = wide(words)
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const sign = value < 0n ? '-' : ''
  return scale ? `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}` : `${sign}${digits}`
}

/** DuckDB’s infinite dates are the greatest that its integers hold. */
const farthest = 1.8e14

const dateText = (milliseconds: number): string => {
  if (Math.abs(milliseconds) >= farthest) return milliseconds > 0 ? 'infinity' : '-infinity'
  return new Date(milliseconds).toISOString().slice(0, 10)
}

/** Where a row of a vector lies in its memory. */
function placed({ data }: Vector, row: number) {
  let chunk = 0
  let place = row
  while (place >= data[chunk]!.length) place -= data[chunk++]!.length
  const { values, offset } = data[chunk]!
  return { values, place: offset + place }
}

/** Units of time in a second, by Arrow’s number of the unit. */
const perSecond = [1n, 1000n, 1_000_000n, 1_000_000_000n] as const

const part = (n: number) => String(n).padStart(2, '0')

/** A time of day from units since midnight, to the last digit that is not zero. */
function clockText(value: bigint, unit: number): string {
  const scale = perSecond[unit]!
  const seconds = Number(value / scale)
  const rest =
    scale === 1n
      ? ''
      : String(value % scale)
          .padStart(String(scale).length - 1, '0')
          .replace(/0+$/, '')
  return `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}${rest && `.${rest}`}`
}

function stampText(value: bigint, unit: number): string {
  const day = 86_400n * perSecond[unit]!
  const time = ((value % day) + day) % day
  const date = dateText(Number((value - time) / day) * 86_400_000)
  return date.endsWith('infinity') ? date : `${date} ${clockText(time, unit)}`
}

/** Months, days and nanoseconds, which Arrow’s library for JavaScript does not read: 16 bytes a row. */
function intervalText(vector: Vector, row: number): string {
  const { values, place } = placed(vector, row)
  const view = new DataView((values as Int32Array).buffer, (values as Int32Array).byteOffset + 16 * place, 16)
  const [months, days, nano] = [view.getInt32(0, true), view.getInt32(4, true), view.getBigInt64(8, true)]
  const time = nano ? `${nano < 0n ? '-' : ''}${clockText(nano < 0n ? -nano : nano, 3)}` : ''
  return [months && `${months} months`, days && `${days} days`, time].filter(Boolean).join(' ') || '0 days'
}

const plain = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  return value instanceof Uint8Array ? hex(value) : value
}
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A value in full, as text that a file keeps; null where there is none. */
export function exactText({ vector, kind }: ResultColumn, row: number): string | null {
  const type = vector.type as DataType
  if (DataType.isTimestamp(type) || DataType.isInterval(type)) {
    if (!vector.isValid(row)) return null
    if (DataType.isInterval(type)) return intervalText(vector, row)
    const { values, place } = placed(vector, row)
    return stampText((values as BigInt64Array)[place]!, type.unit)
  }
  const value: unknown = vector.get(row)
  if (value === null || value === undefined) return null
  if (DataType.isDecimal(type)) return decimalText(value as Uint32Array, type.scale)
  if (DataType.isTime(type)) return clockText(BigInt(value as bigint | number), type.unit)
  if (kind === 'date') return dateText(Number(value))
  if (value instanceof Uint8Array) return hex(value)
  return typeof value === 'object' ? JSON.stringify(value, plain) : String(value)
}

/** A value that can be drawn: a number, rounded where it has more digits than one holds. */
export function numberOf(column: ResultColumn, row: number): number | null {
  const text = exactText(column, row)
  return text === null ? null : Number(text)
}

/** Whether a column holds points in time: days, or days with a time. */
export const isMoment = ({ kind, vector }: ResultColumn): boolean => kind === 'date' || DataType.isTimestamp(vector.type)

/** A point in time in milliseconds UTC; null where there is none, or none that a clock shows. */
export function momentOf({ vector, kind }: ResultColumn, row: number): number | null {
  if (!vector.isValid(row)) return null
  let moment: number
  if (kind === 'date') moment = Number(vector.get(row))
  else {
    const { values, place } = placed(vector, row)
    moment = (Number((values as BigInt64Array)[place]!) / Number(perSecond[vector.type.unit as number]!)) * 1000
  }
  return Math.abs(moment) >= farthest ? null : moment
}

/** A field of a CSV file: numbers stay numbers, texts never start a formula. */
export const csvField = (column: ResultColumn, row: number): string => {
  const text = exactText(column, row)
  if (text === null) return ''
  return isNumeric(column.kind) ? text : csvCell(text)
}

/** How a value stands in the table. */
export type Written = (column: ResultColumn, row: number) => string | null

/** Four digits may be a year: they are grouped only in a column among whose first values some have more. */
function groupsThousands(column: ResultColumn, rows: number): boolean {
  for (let row = 0; row < Math.min(rows, 1000); row++) if (Math.abs(numberOf(column, row) ?? 0) >= 10_000) return true
  return false
}

/** Values in the language of the reader; fractions to six digits. */
export function writtenIn(language: string, { columns, rows }: Pick<Result, 'columns' | 'rows'>): Written {
  const thousands = new Set(columns.filter((column) => isNumeric(column.kind) && groupsThousands(column, rows)))
  const all = new Intl.NumberFormat(language, { useGrouping: true, maximumFractionDigits: 6 })
  const fromFive = new Intl.NumberFormat(language, { useGrouping: 'min2', maximumFractionDigits: 6 })
  const small = new Intl.NumberFormat(language, { notation: 'scientific', maximumSignificantDigits: 6 })
  return (column, row) => {
    const text = exactText(column, row)
    if (text === null || !isNumeric(column.kind)) return text
    const format = thousands.has(column) ? all : fromFive
    if (column.kind === 'integer') return format.format(BigInt(text))
    if (column.kind === 'decimal') {
      const [whole, fraction] = text.split('.') as [string, string]
      return `${whole === '-0' ? '-0' : format.format(BigInt(whole))}.${fraction}`
    }
    const value = Number(text)
    if (!Number.isFinite(value)) return text
    return value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15) ? small.format(value) : format.format(value)
  }
}
