import type { DuckDBConnection } from '@duckdb/node-api'
import { Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow'
import { join, type Sql, sql, trusted } from '../../datasets/sql.ts'
import { bindable } from '../warehouse/database.ts'
import { type Encoder, encoderOf } from './vector.ts'

export interface StreamColumn {
  name: string
  /** DuckDB's name of the type. */
  type: string
  /** The column's distinct values, where it is sent as a dictionary. */
  values?: readonly string[]
}

const literal = (value: string) => trusted(`'${value.replaceAll("'", "''")}'`)

/** Always quoted: a stored column may bear a reserved word such as `at`. */
const quoted = (name: string) => trusted(`"${name.replaceAll('"', '""')}"`)

/** Columns with a dictionary are read as an ENUM, so that DuckDB, not JavaScript, turns words into codes. */
const read = ({ name, values }: StreamColumn): Sql =>
  values?.length ? sql`cast(${quoted(name)} as enum(${join(values.map(literal), sql`, `)})) as ${quoted(name)}` : quoted(name)

/** The whole of a stored table, in its stored order. */
export const tableStatement = (table: string, columns: readonly StreamColumn[]): Sql =>
  sql`select ${join(columns.map(read), sql`, `)} from ${quoted(table)}`

/** The rows of a statement. */
export const streamStatement = (rows: Sql, columns: readonly StreamColumn[]): Sql =>
  sql`select ${join(columns.map(read), sql`, `)} from (${rows}) as rows_of_statement`

const schemaOf = (columns: readonly StreamColumn[], encoders: readonly Encoder[]) =>
  new Schema(columns.map((column, i) => new Field(column.name, encoders[i]!.type, true)))

/** Keeps what Arrow writes until it is taken; copies, because DuckDB's buffers live no longer than their chunk. */
class MessageWriter extends RecordBatchStreamWriter {
  bytes = 0
  private pieces: Uint8Array[] = []

  protected override _write(chunk: ArrayBufferView): this {
    if (chunk.byteLength) this.pieces.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength).slice())
    this.bytes += chunk.byteLength
    return this
  }

  taken(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.bytes)
    let at = 0
    for (const piece of this.pieces) {
      whole.set(piece, at)
      at += piece.byteLength
    }
    this.pieces = []
    this.bytes = 0
    return whole
  }
}

/** Chunks of 2048 rows are joined into messages of about this many bytes before they are handed on. */
const messageBytes = 256 * 1024

/**
 * An Arrow IPC stream of a statement's rows, pulled chunk by chunk: DuckDB is asked for more only when the reader takes more, so memory
 * is bounded by a few messages whatever the table's size.
 */
export async function* arrowStream(
  connection: DuckDBConnection,
  statement: Sql,
  columns: readonly StreamColumn[],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoders = columns.map((column, i) => encoderOf(column.type, column.values?.length ? { id: i, values: column.values } : undefined))
  const schema = schemaOf(columns, encoders)
  const struct = new Struct(schema.fields)
  const writer = new MessageWriter({ autoDestroy: false })
  writer.reset(undefined, schema)
  const result = await connection.stream(statement.text, bindable(statement.values))
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    const rows = chunk.rowCount
    const children = encoders.map((encoder, i) => encoder.encode(chunk.getColumnVector(i), rows))
    writer.write(new RecordBatch(schema, makeData({ type: struct, length: rows, nullCount: 0, children })))
    if (writer.bytes >= messageBytes) yield writer.taken()
  }
  writer.finish()
  yield writer.taken()
}
