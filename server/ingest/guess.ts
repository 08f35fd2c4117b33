import { basename } from 'node:path'
import type { Guess } from './guess-columns.ts'
import { type GuessedPayments, guessPayments } from './guess-payments.ts'
import { guessRegister } from './guess-register.ts'
import { type Shape, shapeOf } from './shape.ts'

/** Files with the same columns, and what these look like over all of them. */
interface Group {
  files: string[]
  shape: Shape
}

/** A first mapping, guessed from names and values. It says TODO where a person has to decide. */
export async function guessMapping(files: readonly string[], folder: string): Promise<string> {
  const groups = grouped(await Promise.all(files.map(async (file) => ({ files: [file], shape: await shapeOf(file) }))))
  const [main, others] = split(groups)
  const payments = guessPayments(main.shape)
  const entry = (file: string) => text(file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file)
  const block = (table: string, files: readonly string[], columns: readonly Guess[]) => `  ${table}:
    files: [ ${files.map(entry).join(', ')} ]
    # where: "…"                # rows left out on purpose
    columns:                    # contract column: column of the file, or SQL over its columns
${columns.map(({ column, expression, todo }) => `      ${column}: ${text(expression)}${todo ? `   # TODO: ${todo}` : ''}`).join('\n')}
`
  const given = new Set(['payments'])
  const registers = others.map(({ files, shape }) => {
    const list = files.map(entry).join(', ')
    const asPayments = guessPayments(shape)
    if (asPayments.found)
      return `  # TODO: ${list}: payments with other columns, one mapping of its own for each kind of file.\n${commented(block('payments', files, asPayments.columns))}`
    const guessed = guessRegister(files[0]!, shape)
    if (!guessed) return `  # TODO: ${list}: which table is this? Its columns: ${shape.columns.map(({ name }) => name).join(', ')}\n`
    const { table, columns, unused, lacks } = guessed
    const own = block(table, files, [...columns, ...lacks.map((column) => ({ column, expression: 'TODO' }))])
    if (lacks.length) return `  # TODO: ${list}: ${table} need ${lacks.join(', ')}.\n${commented(own)}`
    if (given.has(table))
      return `  # TODO: ${list}: ${table} with other columns, one mapping of its own for each kind of file.\n${commented(own)}`
    given.add(table)
    return `${own}${notUsed(unused, '    ')}`
  })
  return `# A first mapping, guessed from the columns of ${files.map((file) => basename(file)).join(', ')}. Look at every line, above all at those that say TODO,
# then try it: pilotscope import --mapping <this file> --check
${head(main.files[0]!, payments)}${registers.join('')}${block('payments', main.files, payments.columns)}${notUsed(payments.unused, '')}`
}

const text = (value: string): string => JSON.stringify(value)
const commented = (block: string): string => block.replaceAll(/^ {2}(?=.)/gm, '  # ')
const notUsed = (columns: readonly string[], indent: string): string =>
  columns.length ? `${indent}# Not used: ${columns.join(', ')}\n` : ''

function head(file: string, { rails }: GuessedPayments): string {
  const dataset =
    basename(file)
      .replace(/\..*$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^[^a-z0-9]+|-+$/g, '') || 'pilot'
  return `dataset: ${dataset}
pilot:
  title: ${text(basename(file))}            # TODO: the pilot's name
  time_zone: Asia/Shanghai      # TODO: times without a zone are local time here
  currency: CNY                 # TODO
  focal_rail: ${text(rails[0]!.value)}            # TODO: the rail under trial
tables:
  rails:
    rows:                       # kind: cbdc, third_party, bank_card, cash, transfer or other${rails.some((rail) => rail.kind === 'other') ? '   TODO' : ''}
${rails.map(({ value, kind }) => `      - { rail_id: ${text(value)}, kind: ${kind}, mobile: ${kind === 'cbdc' || kind === 'third_party'}, label: ${text(value)} }`).join('\n')}
`
}

/** One group for files with the same columns, in whatever order. */
function grouped(each: readonly Group[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { files, shape } of each) {
    const key = JSON.stringify(shape.columns.map(({ name }) => name).sort())
    const before = groups.get(key)
    groups.set(key, before ? { files: [...before.files, ...files], shape: together(before.shape, shape) } : { files, shape })
  }
  return [...groups.values()]
}

function together(a: Shape, b: Shape): Shape {
  const others = new Map(b.columns.map((column) => [column.name, column]))
  return {
    columns: a.columns.map(({ name, decimals, format, values }) => {
      const other = others.get(name)!
      const all = values && other.values && [...new Set([...values, ...other.values])]
      return {
        name,
        decimals: decimals || other.decimals,
        format: format ?? other.format,
        values: all && all.length <= 12 ? all : undefined,
      }
    }),
  }
}

/** The group most like payments, and the others. */
function split(groups: readonly Group[]): [Group, Group[]] {
  const found = (group: Group) => guessPayments(group.shape).found
  const first = groups.find((group) => guessRegister(group.files[0]!, group.shape) === undefined) ?? groups[0]!
  const main = groups.reduce((best, group) => (found(group) > found(best) ? group : best), first)
  return [main, groups.filter((group) => group !== main)]
}
