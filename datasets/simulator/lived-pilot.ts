import { type SimulationOptions, simulate } from './index.ts'
import type { Parameters } from './parameters.ts'
import type { Columnar } from './tables.ts'
import type { Truth } from './truth.ts'

/** A whole simulated pilot in memory, for tests and for looking at: the integer columns of `tables.ts`, all batches put together. */
export interface LivedPilot {
  truth: Truth
  tables: Record<Columnar, { length: number; columns: Record<string, Int32Array> }>
}

export function livePilot(options: SimulationOptions): LivedPilot {
  const parts = new Map<string, Record<string, Int32Array[]>>()
  const simulation = simulate(options)
  for (;;) {
    const { done, value } = simulation.next()
    if (done) {
      const tables = [...parts].map(([table, columns]) => {
        const joined = Object.fromEntries(Object.entries(columns).map(([name, pieces]) => [name, concatenated(pieces)]))
        return [table, { columns: joined, length: Object.values(joined)[0]!.length }]
      })
      return { truth: value, tables: Object.fromEntries(tables) }
    }
    if ('records' in value) continue
    const { columns, length } = value.rows
    const pieces = parts.get(value.table) ?? {}
    for (const [name, column] of Object.entries(columns)) pieces[name] = [...(pieces[name] ?? []), column.slice(0, length)]
    parts.set(value.table, pieces)
  }
}

function concatenated(pieces: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The parameters with fewer people outside the lotteries, so that a small pilot holds many winners. */
export const lotteriesOnly = (parameters: Parameters): Parameters => ({
  ...parameters,
  population: { ...parameters.population, organic_per_unit: 1, bystanders_per_unit: 1 },
})
