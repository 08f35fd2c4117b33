import type { Source } from './manifest.ts'

/** Where a release is made. All paths are on the same file system; everything under `scratch` is thrown away afterwards. */
export interface Site {
  /** DuckDB file to make: every contract table, empty where the source has none of it, and `_files`, `_quarantine`, `_control`. */
  target: string
  /** DuckDB file of the release that is served now, to be read only; null for the first one. */
  base: string | null
  scratch: string
}

export type Built =
  /** Nothing new in the source: nothing is published. */
  | { outcome: 'unchanged' }
  /** `target` is complete and closed. `sources` are the files of the whole release, those of `base` included. */
  | { outcome: 'built'; sources: readonly Source[] }

/** Makes the tables of a release from its predecessor and new files. Throws a Failure where the source cannot be accepted. */
export type Build = (site: Site) => Promise<Built>
