import { basename } from 'node:path'
import { contractTable, type Table } from '../../datasets/contract/index.ts'
import { Columns, type Guess, timeFrom } from './guess-columns.ts'
import type { Shape } from './shape.ts'

/** A guess at a table that says who or what takes part in payments: persons, wallets, merchants, or one whose name the file has. */
export interface GuessedRegister {
  table: string
  columns: Guess[]
  unused: string[]
  /** Columns the table needs and the file does not seem to have. */
  lacks: string[]
}

/** Columns not to be guessed: what they hold decides more than a name can tell. */
const undecided = new Set(['panel_weight', 'form', 'ownership', 'bank_linked'])

/** Tables told apart by their key, the one with the most to say first. */
const registers = ['wallets', 'merchants', 'persons'].map((name) => contractTable(name)!)

/** The first table whose every needed column is there, else the first whose key is. Undefined where the columns are of no such table. */
export function guessRegister(file: string, shape: Shape): GuessedRegister | undefined {
  const title = basename(file)
    .replace(/\..*$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '_')
  const named = ['pilot', 'rails', 'payments'].includes(title) ? undefined : contractTable(title)
  const guesses = [...(named ? [named] : []), ...registers].map((table) => guess(table, shape, table === named))
  return guesses.find(({ lacks }) => !lacks.length) ?? guesses.find(({ table, columns }) => hasKey(contractTable(table)!, columns))
}

const hasKey = (table: Table, columns: readonly Guess[]) => table.key.every((key) => columns.some(({ column }) => column === key))

/** @param bare a column named just id is its key */
function guess(table: Table, shape: Shape, bare: boolean): GuessedRegister {
  const own = new Columns(shape)
  const columns: Guess[] = []
  const lacks: string[] = []
  for (const { name, type, required, derived } of table.columns) {
    const exact = shape.columns.some((each) => each.name.toLowerCase() === name)
    const found =
      exact || !undecided.has(name) ? (own.pick(name) ?? (bare && table.key[0] === name ? own.pick('id') : undefined)) : undefined
    if (found !== undefined) columns.push({ column: name, expression: type === 'TIMESTAMP' ? timeFrom(shape, found) : found })
    else if (required && !derived) lacks.push(name)
  }
  return { table: table.name, columns, unused: own.unused, lacks }
}
