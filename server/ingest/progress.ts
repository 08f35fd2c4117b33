import type { Database } from '../warehouse/database.ts'

/** `done` of `total`, in `unit`; the rows of a file are estimated until it has been read. */
export interface Progress {
  phase: 'scan' | 'read' | 'check' | 'quarantine'
  file: string | null
  done: number
  total: number
  unit: 'bytes' | 'rows' | 'files'
}

/** Runs a statement and reports the engine's own measure of how far it is, a few times a second. */
export async function watched<Result>(database: Database, onShare: (share: number) => void, work: () => Promise<Result>): Promise<Result> {
  onShare(0)
  const timer = setInterval(() => {
    const { percentage } = database.connection.progress
    if (percentage > 0) onShare(Math.min(1, percentage / 100))
  }, 200)
  try {
    const result = await work()
    onShare(1)
    return result
  } finally {
    clearInterval(timer)
  }
}
