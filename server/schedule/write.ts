import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import { periodBy, type Scheduled } from '../../datasets/briefing/schedule.ts'
import { briefingOf } from '../briefing/briefing.ts'
import { fileName, fileOf } from '../briefing/file.ts'
import type { Documents } from '../documents/documents.ts'
import { explained, Failure } from '../errors.ts'
import type { Catalogue } from '../release/catalogue.ts'
import { digest } from '../release/digest.ts'
import { type Outcome, outcomes } from './state.ts'

const FIRST_PAUSE = 30_000
const LONGEST_PAUSE = 3_600_000

/** Milliseconds until a briefing is tried again: half a minute at first, twice as long each time, an hour at most. */
export const pauseAfter = (attempts: number): number => Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1))

export const stampOf = (rule: Scheduled): string => digest(JSON.stringify(rule)).slice(0, 16)

/** Writes a scheduled briefing where it is due; says what became of it, null where nothing was. */
export async function writeDue(
  catalogue: Catalogue,
  documents: Documents,
  rule: Scheduled,
  now: Date,
  log: Logger,
): Promise<Outcome | null> {
  const manifest = await catalogue.manifest(rule.dataset)
  const stamp = stampOf(rule)
  const known = (await documents.read(rule.dataset, outcomes, rule.id))?.content
  const again = known?.release === manifest.release && known.rule === stamp
  if (again && (known.state === 'written' || (known.next_at !== null && known.next_at > now.toISOString()))) return null
  const attempts = again ? known.attempts + 1 : 1
  const told = { release: manifest.release, rule: stamp, at: now.toISOString(), attempts }
  let outcome: Outcome
  try {
    const file = await write(catalogue, rule, manifest.release, manifest.pilot.cutoff)
    outcome = { ...told, state: 'written', file, next_at: null, error: null, mend: null }
    log.info({ file }, `briefing ${rule.id} written`)
  } catch (error) {
    const next_at = new Date(now.getTime() + pauseAfter(attempts)).toISOString()
    const { message } = error as Error
    outcome = {
      ...told,
      state: 'failed',
      file: null,
      next_at,
      error: message,
      mend: error instanceof Failure ? (error.mend ?? null) : null,
    }
    log.error({ err: error }, `briefing ${rule.id} could not be written: ${message}`)
  }
  await documents.update(rule.dataset, outcomes, rule.id, () => outcome)
  return outcome
}

/** The file is seen whole or not at all. */
async function write(catalogue: Catalogue, rule: Scheduled, release: string, cutoff: string | null): Promise<string> {
  const { dataset, language, filters, format } = rule
  if (!cutoff) throw new Failure('not_applicable', 'The release has no payments.', 'Import payments.')
  const briefing = await briefingOf(catalogue, { dataset, language, filters, release, period: periodBy(rule.period, cutoff) })
  const bytes = await fileOf(briefing, format)
  const folder = resolve(catalogue.data, rule.folder)
  const file = join(folder, fileName(briefing, format))
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(`${file}.part`, bytes)
    await rename(`${file}.part`, file)
  } catch (error) {
    throw explained(error, file)
  }
  return file
}
