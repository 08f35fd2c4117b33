import { expand } from '../../datasets/compact/index.ts'
import {
  mostPayments,
  paymentGrain,
  paymentSizeStatement,
  paymentStatement,
  paymentWordsStatement,
} from '../../datasets/compact/payment-grain.ts'
import type { Query } from '../../datasets/metrics/index.ts'
import { basisOf } from '../../datasets/metrics/run.ts'
import type { Sql } from '../../datasets/sql.ts'
import { arrowStream, type StreamColumn, streamStatement } from '../arrow/stream.ts'
import { Failure } from '../errors.ts'
import type { OpenRelease } from './catalogue.ts'
import { dictionaryLimit } from './facts.ts'
import { factsOf } from './metric-rows.ts'

export interface PaymentSize {
  rows: number
  /** As Arrow IPC stream before compression, about. */
  bytes: number
  /** Rows that a browser is given at most. */
  most: number
}

function supplied(release: OpenRelease, query: Query, statement: Sql): Sql {
  const stored = new Set(release.manifest.tables.filter(({ kind }) => kind === 'compact').map(({ name }) => name))
  return expand(statement, basisOf(query, factsOf(release.manifest)), stored)
}

/** How many payments a filter holds. */
export async function paymentSize(release: OpenRelease, query: Query, signal?: AbortSignal): Promise<PaymentSize> {
  const statement = supplied(release, query, paymentSizeStatement(query))
  const [size] = await release.database.answer<{ rows: number; bytes: number }>(statement, signal)
  return { ...size!, most: mostPayments }
}

/** Throws where a filter holds more payments than a browser is given. */
export function requireFew({ rows, most }: PaymentSize): void {
  if (rows <= most) return
  const number = new Intl.NumberFormat('en-US')
  throw new Failure(
    'too_many_payments',
    `The filter holds ${number.format(rows)} payments; a browser is given at most ${number.format(most)}.`,
    'Narrow the dates or add filters.',
  )
}

async function columnsOf(release: OpenRelease, query: Query): Promise<StreamColumn[]> {
  return Promise.all(
    Object.entries(paymentGrain.columns).map(async ([name, column]) => {
      if (!('words' in column)) return { name, type: column.type }
      const rows = await release.database.answer<{ value: string }>(supplied(release, query, paymentWordsStatement(name)))
      return { name, type: column.type, ...(rows.length <= dictionaryLimit ? { values: rows.map(({ value }) => value) } : {}) }
    }),
  )
}

/** The payments of a filter as an Arrow IPC stream, pulled from the database as it is read. */
export async function* paymentStream(release: OpenRelease, query: Query): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const columns = await columnsOf(release, query)
  const connection = await release.database.connect()
  try {
    yield* arrowStream(connection, streamStatement(supplied(release, query, paymentStatement(query)), columns), columns)
  } finally {
    connection.closeSync()
  }
}
