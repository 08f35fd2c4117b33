import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { contract, contractTable, type Table } from '../../datasets/contract/index.ts'
import { Failure, nearest } from '../errors.ts'
import { isDatasetName } from '../release/folder.ts'
import { type PlacedFailure, parseYaml } from '../yaml.ts'

const files = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((given) => [given].flat())
const expression = z.union([z.string().min(1), z.number(), z.boolean()]).transform(String)

const tableSchema = z
  .strictObject({
    rows: z.array(z.record(z.string(), z.unknown())).min(1).optional(),
    files: files.optional(),
    /** Rows for which this is not true are left out on purpose. */
    where: z.string().min(1).optional(),
    columns: z.record(z.string(), expression).optional(),
    /** Types of the file's columns where sampling would guess wrongly. */
    types: z.record(z.string(), z.string().min(1)).optional(),
    encoding: z.string().min(1).optional(),
    delimiter: z.string().min(1).max(4).optional(),
    quote: z.string().max(1).optional(),
    escape: z.string().max(1).optional(),
    /** Lines before the header. */
    skip: z.int().min(0).optional(),
    /** false: the file has no header; its columns are column0, column1 … */
    header: z.boolean().optional(),
  })
  .refine((table) => (table.rows === undefined) !== (table.files === undefined), {
    message: 'give either `rows` or `files`, not both and not neither',
  })
  .refine((table) => table.files === undefined || table.columns !== undefined, {
    message: 'a table from files needs `columns`: contract column, then expression over the file’s columns',
  })

const mappingSchema = z.strictObject({
  dataset: z.string().refine(isDatasetName, { message: 'use small letters, digits, - and _, beginning with a letter or digit' }),
  pilot: z.record(z.string(), z.unknown()),
  tables: z.record(z.string(), tableSchema),
})

export type TableMapping = z.infer<typeof tableSchema>

/** A mapping file, parsed and checked against the contract; what its expressions mean is checked against the files later. */
export interface Mapping {
  /** As the reader named it; errors name it so. */
  file: string
  folder: string
  dataset: string
  pilot: Record<string, unknown>
  /** In the contract's order, referenced tables first. */
  tables: { table: Table; mapping: TableMapping }[]
  /** A failure at the place of `path` in the file. */
  fail: PlacedFailure
}

/** Reads a mapping file. Throws a Failure that names file, line and column. */
export async function readMapping(file: string): Promise<Mapping> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new Failure('mapping_unreadable', `The mapping ${file} cannot be read.`, 'Check the path given with --mapping.', {
      place: { file },
      cause,
    })
  }
  return parseMapping(text, file)
}

export function parseMapping(text: string, file: string): Mapping {
  const { value, fail } = parseYaml(text, file, 'mapping_syntax')
  const parsed = mappingSchema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0]! : undefined
    const path = unknown === undefined ? issue.path : [...issue.path, unknown]
    const valid = issue.path.length === 2 ? Object.keys(tableSchema.shape) : Object.keys(mappingSchema.shape)
    throw unknown === undefined
      ? fail(
          path,
          'mapping_invalid',
          `${path.join('.') || 'the mapping'}: ${issue.message}.`,
          'See `pilotscope import --help` for the form of a mapping.',
        )
      : fail(path, 'mapping_invalid', `${unknown} is not a setting here.`, mendFor(unknown, valid), valid)
  }
  const mapping = parsed.data
  for (const [name, { columns = {} }] of Object.entries(mapping.tables)) {
    const table = contractTable(name)
    const names = contract.map((known) => known.name).filter((known) => known !== 'pilot')
    if (!table || name === 'pilot')
      throw fail(['tables', name], 'unknown_table', `${name} is not a table of the contract.`, mendFor(name, names), names)
    const known = table.columns.map((column) => column.name)
    for (const column of Object.keys(columns))
      if (!known.includes(column))
        throw fail(['tables', name, 'columns', column], 'unknown_column', `${name} has no column ${column}.`, mendFor(column, known), known)
    if (mapping.tables[name]!.files)
      for (const column of table.columns)
        if (column.required && !column.derived && !(column.name in columns))
          throw fail(
            ['tables', name, 'columns'],
            'column_not_mapped',
            `${name} needs ${column.name}: ${column.description}`,
            `Add \`${column.name}: <expression over the file's columns>\`.`,
          )
  }
  return {
    file,
    folder: dirname(resolve(file)),
    dataset: mapping.dataset,
    pilot: mapping.pilot,
    tables: contract.flatMap((table) => (mapping.tables[table.name] ? [{ table, mapping: mapping.tables[table.name]! }] : [])),
    fail,
  }
}

export function mendFor(wanted: string, names: readonly string[]): string {
  const near = nearest(wanted, names)
  return near.length ? `Did you mean ${near.join(' or ')}?` : `Known here: ${names.join(', ')}.`
}
