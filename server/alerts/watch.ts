import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Documents } from '../documents/documents.ts'
import { Catalogue } from '../release/catalogue.ts'
import { deliverAlerts } from './deliver.ts'
import { evaluateAlerts } from './evaluate.ts'
import { readAlerts } from './file.ts'

/** How often a server looks for new releases, rules and deliveries that are due, in milliseconds. */
const EVERY = 5_000

/** Evaluates the alerts of one dataset and posts what is due. Throws where alerts.yaml is wrong. */
export async function checkAlerts(catalogue: Catalogue, dataset: string, allowed: readonly string[], log: Logger): Promise<void> {
  const alerts = await readAlerts(catalogue.data, allowed)
  const documents = new Documents(catalogue.data)
  await evaluateAlerts(catalogue, documents, alerts, dataset)
  for (const failure of alerts.refused) log.error({ mend: failure.mend }, failure.message)
  await deliverAlerts(documents, alerts, dataset, log)
}

/** The same for a command that just published; what goes wrong is for its caller to say, the release stays. */
export async function checkAlertsOf(data: string, dataset: string, allowed: readonly string[], log: Logger): Promise<void> {
  const catalogue = new Catalogue(data)
  try {
    await checkAlerts(catalogue, dataset, allowed, log)
  } finally {
    await catalogue.close()
  }
}

/** Watches all datasets until stopped. A fault is logged once, and again only when it changes. */
export function watchAlerts(catalogue: Catalogue, allowed: readonly string[], log: Logger, every = EVERY): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const said = new Map<string, string>()
  const say = (key: string, error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    if (said.get(key) !== message) log.error({ err: error }, `alerts: ${message}`)
    said.set(key, message)
  }
  const round = async () => {
    const documents = new Documents(catalogue.data)
    const alerts = await readAlerts(catalogue.data, allowed)
    said.delete('')
    alerts.refused.forEach((failure) => {
      say(failure.message, failure)
    })
    for (const dataset of await catalogue.datasets()) {
      if (stopped.signal.aborted) return
      try {
        await evaluateAlerts(catalogue, documents, alerts, dataset)
        await deliverAlerts(documents, alerts, dataset, log)
        said.delete(dataset)
      } catch (error) {
        say(dataset, error)
      }
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
