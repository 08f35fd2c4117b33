/** Where in a source something went wrong; lines and columns count from 1. */
export interface Place {
  file?: string
  line?: number
  column?: string
}

/** An error a person can act on: what, where, and how to mend it. Everything else is a fault of ours and is logged with its stack. */
export class Failure extends Error {
  override readonly name = 'Failure'

  constructor(
    /** Stable, snake_case; also the last part of a problem's `type`. */
    readonly code: string,
    message: string,
    readonly mend: string,
    readonly more: { place?: Place; valid?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
  }

  get place(): Place {
    return this.more.place ?? {}
  }

  /** Names that would have been accepted. */
  get valid(): readonly string[] {
    return this.more.valid ?? []
  }
}

/** Turns what the operating system or DuckDB say about space, rights and places to write into words; anything else comes back as it was. */
export function explained(error: unknown, path: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error
  const { code, path: at } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left|disk quota|out of disk|max_temp_directory_size/i.test(error.message))
    return new Failure(
      'disk_full',
      `The disk holding ${path} is full; nothing was published and the release served before stays.`,
      'Free space there, or give another folder in PILOTSCOPE_DATA or --data, and run the command again. `pilotscope datasets releases` shows what old releases take.',
      { place: { file: path }, cause: error },
    )
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Failure(
      'no_permission',
      `${path} cannot be written by this user.`,
      'Give the user write permission there, or another folder in PILOTSCOPE_DATA or --data.',
      { place: { file: path }, cause: error },
    )
  const misplaced = (message: string, mend: string) => new Failure('no_such_place', message, mend, { place: { file: path }, cause: error })
  if (code === 'EISDIR') return misplaced(`${path} is a folder.`, 'Give the name of a file.')
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return misplaced(`${at ?? path} needs a folder where there is a file.`, 'Give another place, or move the file away.')
  if (code === 'ENOENT' && at === path) return misplaced(`The folder of ${path} does not exist.`, 'Make it first, or give another place.')
  return error
}

/** The names nearest to `wanted`, nearest first, for "did you mean". */
export function nearest(wanted: string, names: readonly string[], most = 3): string[] {
  return names
    .map((name) => ({ name, distance: editDistance(wanted.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 2)))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ name }) => name)
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
