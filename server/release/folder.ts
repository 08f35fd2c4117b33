import { join } from 'node:path'
import { Failure } from '../errors.ts'

/** Names that are folders, address parts and file names at once. */
const name = /^[a-z0-9][a-z0-9_-]{0,62}$/

export const isDatasetName = (text: string): boolean => name.test(text)

/** Where a dataset keeps its releases: `data/<dataset>/{current, lock, releases/<id>/, staging/<random>/}`, and what people and the server write about it: `documents/<kind>/<id>.json`. */
export function folderOf(data: string, dataset: string) {
  if (!isDatasetName(dataset))
    throw new Failure(
      'dataset_name',
      `"${dataset}" cannot name a dataset.`,
      'Use small letters, digits, - and _, beginning with a letter or digit, at most 63 characters.',
    )
  const root = join(data, dataset)
  return {
    root,
    current: join(root, 'current'),
    lock: join(root, 'lock'),
    releases: join(root, 'releases'),
    staging: join(root, 'staging'),
    documents: join(root, 'documents'),
    release: (id: string) => releaseFolder(join(root, 'releases', id)),
  }
}

export type DatasetFolder = ReturnType<typeof folderOf>

/** The files of one release. */
export function releaseFolder(root: string) {
  return {
    root,
    database: join(root, 'release.duckdb'),
    manifest: join(root, 'manifest.json'),
    dictionaries: join(root, 'dictionaries.json'),
    tables: join(root, 'tables'),
    table: (table: string) => join(root, 'tables', `${table}.arrow.gz`),
  }
}

export type ReleaseFolder = ReturnType<typeof releaseFolder>
