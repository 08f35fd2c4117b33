import { resolve } from 'node:path'
import { Option } from 'commander'
import type { Catalogue } from '../release/catalogue.ts'

export interface DataOption {
  /** Absolute path of the data folder. */
  data: string
}

export const dataOption = () =>
  new Option('--data <folder>', 'folder that holds all datasets')
    .env('PILOTSCOPE_DATA')
    .default(resolve('data'), 'data')
    .argParser((path) => resolve(path))

/** Opens the catalogue for one command. */
export async function opened<Result>(data: string, use: (catalogue: Catalogue) => Promise<Result>): Promise<Result> {
  const { Catalogue } = await import('../release/catalogue.ts')
  const catalogue = new Catalogue(data)
  try {
    return await use(catalogue)
  } finally {
    await catalogue.close()
  }
}
