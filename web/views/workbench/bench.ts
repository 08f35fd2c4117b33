import type { RecordBatch } from 'apache-arrow'
import { paymentGrain } from '../../../datasets/compact/payment-grain.ts'
import type { Query } from '../../../datasets/metrics/metric.ts'
import { fetchPayments, fetchTable, type Manifest, type PaymentSize } from '../../api.ts'
import type { Connection } from '../../duckdb/connection.ts'
import { Engine, type Source, type Supply } from '../../duckdb/engine.ts'
import { History } from './history.ts'
import { type Result, resultOf } from './result.ts'
import { named, writesTo } from './statement.ts'

/** Where the release’s tables stand; statements see them through views, which cannot be written to. */
const schema = 'release'

/** Bytes of Arrow that the workbench keeps beside what the cards keep. */
const budget = 1024 * 2 ** 20

/** What is taken of one result at most. */
const most = { rows: 2_000_000, bytes: 512 * 2 ** 20 }

export interface Loaded {
  /** `dataset release`. */
  of: string
  query: Query
  rows: number
  bytes: number
}

export type Run =
  | { state: 'idle' }
  | { state: 'running'; text: string; since: number; rows: number }
  /** `payments`: what the payments that the statement names were payments of; null where it names none. */
  | { state: 'done'; text: string; of: string; result: Result; payments: Query | null }
  | { state: 'failed'; text: string; of: string; error: Error }
  | { state: 'stopped'; text: string; of: string }
  /** The statement names the payments, and none were loaded. */
  | { state: 'without_payments'; text: string; of: string }

export interface BenchState {
  run: Run
  payments: Loaded | null
  /** Payments on their way. */
  loading: Loaded | null
  failure: Error | null
  /** The worker was replaced since the last statement: what statements had made is gone. */
  replaced: boolean
}

export const releaseName = ({ dataset, release }: Pick<Manifest, 'dataset' | 'release'>): string => `${dataset} ${release}`

/**
 * The reader’s own database, in a worker of its own: whatever a statement does, the cards’ tables are not there, and it can be stopped
 * with its worker. It outlives the view, not the page.
 */
export class Bench {
  readonly engine: Engine
  readonly history = new History()
  private readonly listeners = new Set<() => void>()
  private running: AbortController | null = null
  private fetching: AbortController | null = null
  state: BenchState = { run: { state: 'idle' }, payments: null, loading: null, failure: null, replaced: false }

  constructor(open: () => Promise<Connection>) {
    this.engine = new Engine(open, budget, true)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Brings the payments of a filter into the browser, in place of those that were there. */
  async load(manifest: Manifest, query: Query, { rows, bytes }: PaymentSize): Promise<void> {
    this.cancelLoad()
    const fetching = new AbortController()
    this.fetching = fetching
    const loading = { of: releaseName(manifest), query, rows, bytes }
    this.report({ loading, payments: null, failure: null })
    try {
      await this.engine.forget(paymentGrain.name)
      await this.engine.prepare(this.supply(manifest, loading), [this.paymentSource(loading)], fetching.signal)
      if (this.fetching === fetching) this.report({ payments: loading })
    } catch (error) {
      if (this.fetching === fetching && !fetching.signal.aborted) this.report({ failure: error as Error })
    } finally {
      if (this.fetching === fetching) {
        this.fetching = null
        this.report({ loading: null })
      }
    }
  }

  cancelLoad(): void {
    this.fetching?.abort()
    this.fetching = null
    this.report({ loading: null })
  }

  /** Lets go of the payments. */
  async unload(): Promise<void> {
    this.report({ payments: null })
    await this.engine.forget(paymentGrain.name)
  }

  /** Runs statements over the tables they name; the last one’s rows are the result. What ran before is stopped. */
  async run(text: string, manifest: Manifest, tables: readonly Source[]): Promise<void> {
    this.stop()
    const of = releaseName(manifest)
    const payments = this.state.payments?.of === of ? this.state.payments : null
    const asks = named(text, [paymentGrain.name]).length > 0
    if (asks && !payments) return this.report({ run: { state: 'without_payments', text, of } })
    const running = new AbortController()
    this.running = running
    const since = performance.now()
    const { restarts } = this.engine.progress
    this.report({ run: { state: 'running', text, since, rows: 0 } })
    const names = new Set(
      named(
        text,
        tables.map(({ name }) => name),
      ),
    )
    const sources = [...tables.filter(({ name }) => names.has(name)), ...(asks ? [this.paymentSource(payments!)] : [])]
    const ended = (run: Run) => {
      this.report({ replaced: this.engine.progress.restarts > restarts })
      if (this.running !== running) return
      this.running = null
      this.history.add({ text, rows: run.state === 'done' ? run.result.rows : null, milliseconds: Math.round(performance.now() - since) })
      this.report({ run })
    }
    // Told at once; the engine may take a moment to end what ran.
    running.signal.addEventListener('abort', () => ended({ state: 'stopped', text, of }), { once: true })
    try {
      const work = (connection: Connection) =>
        this.collect(connection, text, running.signal, (rows) => {
          if (this.running === running) this.report({ run: { state: 'running', text, since, rows } })
        })
      const {
        schema: fields,
        batches,
        cut,
        milliseconds,
      } = await this.engine.use(work, this.supply(manifest, payments), sources, running.signal)
      running.signal.throwIfAborted()
      ended({ state: 'done', text, of, result: resultOf(fields, batches, cut, milliseconds), payments: asks ? payments!.query : null })
    } catch (error) {
      if (running.signal.aborted) ended({ state: 'stopped', text, of })
      else ended({ state: 'failed', text, of, error: error as Error })
    }
    if (writesTo(schema, text)) for (const name of this.engine.tables) await this.engine.forget(name).catch(() => {})
  }

  /** Ends the statement that runs, with its worker where it does not end by itself. */
  stop(): void {
    this.running?.abort(new DOMException('stopped', 'AbortError'))
  }

  /** Puts the last result away, and ends what runs. */
  clear(): void {
    this.stop()
    this.report({ run: { state: 'idle' }, replaced: false })
  }

  private async collect(connection: Connection, text: string, signal: AbortSignal, seen: (rows: number) => void) {
    const begun = performance.now()
    const cancel = () => void connection.cancel().catch(() => {})
    signal.addEventListener('abort', cancel, { once: true })
    try {
      const { schema, batches } = await connection.send(text)
      const taken: RecordBatch[] = []
      const size = { rows: 0, bytes: 0 }
      let cut: Result['cut'] = null
      let told = 0
      for await (const batch of batches) {
        signal.throwIfAborted()
        taken.push(batch)
        size.rows += batch.numRows
        size.bytes += batch.data.byteLength
        if (size.rows >= most.rows) cut = 'rows'
        else if (size.bytes >= most.bytes) cut = 'bytes'
        if (cut) break
        if (size.rows - told >= 50_000) {
          told = size.rows
          seen(told)
        }
      }
      return { schema, batches: taken, cut, milliseconds: performance.now() - begun }
    } finally {
      signal.removeEventListener('abort', cancel)
      if (!signal.aborted) await connection.settle()
    }
  }

  private paymentSource = ({ rows, bytes }: Loaded): Source => ({ name: paymentGrain.name, rows, bytes })

  private supply = (manifest: Manifest, payments: Loaded | null): Supply => ({
    release: releaseName(manifest),
    fetch: (table, signal) =>
      table === paymentGrain.name && payments
        ? fetchPayments(manifest.dataset, manifest.release, payments.query, signal)
        : fetchTable(manifest.dataset, manifest.release, table, signal),
  })

  private report(change: Partial<BenchState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}

/** The page’s workbench. */
export const bench = new Bench(async () => (await import('../../duckdb/connection.ts')).Connection.open({ schema, parallel: true }))
