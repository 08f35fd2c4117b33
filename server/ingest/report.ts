import type { Control, FileEntry } from './ledger.ts'

export const parts = ['read', 'accepted', 'quarantined', 'duplicate', 'excluded'] as const
export type Counts = Record<(typeof parts)[number], number>

/** What one import did, file by file: read = accepted + quarantined + duplicate + excluded. */
export interface FileReport extends Counts {
  table: string
  file: string
  sha256: string
  bytes: number
  /** Loaded by an earlier import and not read again. */
  known: boolean
}

export interface Reason {
  table: string
  column: string | null
  code: string
  message: string
  mend: string
  rows: number
}

export interface ImportReport {
  dataset: string
  unchanged: boolean
  /** By table, over the files this import read. */
  tables: Record<string, Counts>
  files: FileReport[]
  /** Why rows of this import were quarantined, most frequent first. */
  quarantine: Reason[]
  /** Of the whole dataset, and of the release before. */
  control: Control[]
  previous: Control[]
  /** Every file of the release. */
  ledger: FileEntry[]
}

export function totalsOf(files: readonly FileReport[]): Record<string, Counts> {
  const totals: Record<string, Counts> = {}
  for (const file of files) {
    totals[file.table] ??= { read: 0, accepted: 0, quarantined: 0, duplicate: 0, excluded: 0 }
    for (const part of parts) totals[file.table]![part] += file[part]
  }
  return totals
}
