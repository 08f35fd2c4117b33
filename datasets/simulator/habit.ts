import type { Parameters } from './parameters.ts'
import { cumulate, position } from './random.ts'

/**
 * Main rail of a person, month by month. With P the matrix of those who use no e-CNY wallet: a person stays with 1 − leave, else draws the
 * next main rail from the background (which may be the same one). With a wallet in use, e-CNY draws away `to_e_cny` first.
 */
export interface HabitChain {
  states: readonly string[]
  /** Rows: from; columns: to; a row adds up to 1. */
  withoutWallet: readonly (readonly number[])[]
  withWallet: readonly (readonly number[])[]
}

export function habitChain({ states, background, leave, to_e_cny }: Parameters['habit']): HabitChain {
  const rowOf = (from: number, leaving: number) =>
    states.map((_, to) => (from === to && from > 0 ? 1 - leaving : 0) + leaving * background[to]!)
  const withoutWallet = states.map((_, from) => rowOf(from, from ? leave[from]! : 1))
  const withWallet = states.map((_, from) =>
    from
      ? withoutWallet[from]!.map((p, to) => (to ? (1 - to_e_cny[from]!) * p : to_e_cny[from]!))
      : states.map((__, to) => (to ? leave[0]! * background[to]! : 1 - leave[0]!)),
  )
  return { states, withoutWallet, withWallet }
}

/** The same chain as cumulative rows, for drawing. */
export class Habits {
  private readonly rows: readonly [readonly Float64Array[], readonly Float64Array[]]

  constructor(chain: HabitChain) {
    this.rows = [chain.withoutWallet.map(cumulate), chain.withWallet.map(cumulate)]
  }

  next(from: number, wallet: boolean, u: number): number {
    return position(this.rows[wallet ? 1 : 0][from]!, u)
  }
}
