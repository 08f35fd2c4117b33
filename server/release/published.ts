import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type CompactTable, compactTables } from '../../datasets/compact/index.ts'
import { publishedTables } from '../../datasets/compact/published.ts'
import { type Published, type PublishedFile, parsePublished } from '../../datasets/published/index.ts'

const folder = new URL('../../datasets/published/', import.meta.url)

/** Reads one of the files of published figures. Throws an error that names file, line and column where a cell is not what it should be. */
export const readPublished = async <F extends PublishedFile>(file: F): Promise<Published<F>[]> =>
  parsePublished(file, await readFile(fileURLToPath(new URL(`${file}.csv`, folder)), 'utf8'))

/** Every table a release holds beside those of the contract. */
export const releaseTables = async (): Promise<readonly CompactTable[]> => [
  ...compactTables,
  ...publishedTables(await readPublished('national'), await readPublished('rounds')),
]
