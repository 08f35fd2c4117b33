import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Documents } from '../documents/documents.ts'
import type { Catalogue } from '../release/catalogue.ts'
import { readSchedule } from './file.ts'
import { writeDue } from './write.ts'

/** How often a server looks for new releases and for briefings that are due again, in milliseconds. */
const EVERY = 5_000

/** Writes scheduled briefings until stopped, one after the other. A fault of the file is logged once, and again only when it changes. */
export function watchSchedule(catalogue: Catalogue, log: Logger, every = EVERY): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const documents = new Documents(catalogue.data)
  const said = new Map<string, string>()
  const say = (key: string, error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    if (said.get(key) !== message) log.error({ err: error }, `scheduled briefings: ${message}`)
    said.set(key, message)
  }
  const round = async () => {
    const rules = await readSchedule(catalogue.data)
    said.delete('')
    for (const rule of rules) {
      if (stopped.signal.aborted) return
      await writeDue(catalogue, documents, rule, new Date(), log).then(
        () => said.delete(rule.id),
        (error: unknown) => say(rule.id, error),
      )
    }
  }
  const running = (async () => {
    while (!stopped.signal.aborted) {
      await round().catch((error: unknown) => say('', error))
      await delay(every, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}
