import { execFile } from 'node:child_process'
import { join } from 'node:path'

export interface Ran {
  code: number
  out: string
  err: string
}

/** `pilotscope` on a data folder, started as a user starts it, its output in pipes. */
export const commandOn =
  (data: string) =>
  (...args: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', join(import.meta.dirname, 'index.ts'), ...args],
        { env: { ...process.env, PILOTSCOPE_DATA: data }, maxBuffer: 64 << 20 },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
      )
    })
