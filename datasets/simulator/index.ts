import { type Parameters, parameters as standard } from './parameters.ts'
import { type OnHabit, PersonRun } from './person.ts'
import { drawPerson, plan } from './population.ts'
import { Random } from './random.ts'
import type { Rows } from './rows.ts'
import { type ContractRow, smallTables } from './small-tables.ts'
import type { Columnar } from './tables.ts'
import { LotteryEffects, type Truth, truthOf } from './truth.ts'
import { streams, World } from './world.ts'

export { parameters } from './parameters.ts'
export { type Columnar, type Decoding, decodings } from './tables.ts'
export type { Truth } from './truth.ts'

export interface SimulationOptions {
  /** Whole number from 0. The same seed, options and parameters give the same rows in the same order. */
  seed: number
  /** About how many payments to make; decides the scale. */
  payments: number
  /** First and last local date, ISO. */
  from?: string
  to?: string
  parameters?: Parameters
  onHabit?: OnHabit
}

export type Batch =
  | { table: Columnar; rows: Rows; progress: number }
  /** A table small enough to come as rows of contract values; without any, only the progress is news. */
  | { table: string; records: readonly ContractRow[]; progress: number }

/** Payments after which rows are handed on: a few DuckDB row groups, which store faster than many small batches. */
const batchRows = 500_000
/** Payments after which progress is told. */
const progressRows = 40_000

/**
 * Simulates a pilot. Yields every contract table in batches, a table's references not always before it; `rows` are only valid until the next
 * batch is asked for. `progress` is the share of persons done. Returns what was planted.
 */
export function* simulate(options: SimulationOptions): Generator<Batch, Truth> {
  const parameters = options.parameters ?? standard
  const from = options.from ?? parameters.window.from
  const to = options.to ?? parameters.window.to
  const scale = scaleFor(options.payments, { parameters, seed: options.seed, from, to })
  const world = new World(parameters, { seed: options.seed, scale, from, to })
  for (const [table, records] of Object.entries(smallTables(world))) yield { table, records, progress: 0 }
  yield { table: 'merchants', rows: world.merchants.rows, progress: 0 }

  const run = new PersonRun(world, options.onHabit)
  const effects = new LotteryEffects(world)
  const random = new Random()
  const groups = plan(world)
  const persons = groups.reduce((sum, { size }) => sum + size, 0)
  const tables = Object.entries(world.tables) as [Columnar, Rows][]
  const counts: Record<string, number> = {}
  let index = 0
  let shown = 0
  for (const group of groups)
    for (let i = 0; i < group.size; i++) {
      const person = drawPerson(world, group, index, random.seed(options.seed, streams.attributes, index))
      if (group.role === 'winner') {
        run.live(person, false, true)
        effects.lost(person.round!.code, run.outcomes)
      }
      run.live(person, group.role === 'winner', false)
      if (group.role === 'winner') effects.won(person.round!.code, run.outcomes)
      index++
      const { length } = world.tables.payments
      if (length < batchRows && index < persons) {
        if (length - shown < progressRows) continue
        shown = length
        yield { table: 'payments', records: [], progress: index / persons }
        continue
      }
      shown = 0
      for (const [table, rows] of tables) {
        counts[table] = (counts[table] ?? 0) + rows.length
        if (rows.length) yield { table, rows, progress: index / persons }
        rows.clear()
      }
    }
  counts.merchants = world.merchants.rows.length
  return truthOf(world, effects, counts)
}

const sampleScale = 0.001

/** Scale at which about so many payments come out, from a small pilot of the same parameters; four significant digits. */
export function scaleFor(
  payments: number,
  { parameters, seed, from, to }: { parameters: Parameters; seed: number; from: string; to: string },
): number {
  const world = new World(parameters, { seed, scale: sampleScale, from, to })
  const run = new PersonRun(world)
  const random = new Random()
  let index = 0
  for (const group of plan(world))
    for (let i = 0; i < group.size; i++) {
      run.live(drawPerson(world, group, index, random.seed(seed, streams.attributes, index)), group.role === 'winner', false)
      index++
    }
  return Number(((payments / Math.max(1, world.tables.payments.length)) * sampleScale).toPrecision(4))
}
