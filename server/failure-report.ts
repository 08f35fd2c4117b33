import { basename, join } from 'node:path'
import { Failure } from './errors.ts'

/** An error in words: where, what, and how to mend it. A stack only for what is a fault of ours. */
export function words(error: unknown): string {
  if (!(error instanceof Failure)) return `Pilotscope failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
  const { file, line, column } = error.place
  // A place that the message begins with is given the file's folder.
  if (file && error.message.startsWith(`${basename(file)}, line `)) return `${join(file, '..', error.message)}\n  ${error.mend}\n`
  const place = [file, line === undefined ? '' : `line ${line}`, column === undefined ? '' : `column ${column}`].filter(Boolean).join(', ')
  return `${place && !error.message.includes(place) ? `${place}: ` : ''}${error.message}\n  ${error.mend}\n`
}

/** Writes the error to standard error and returns the exit code. */
export function report(error: unknown): number {
  process.stderr.write(words(error))
  return 1
}
