import type { Logger } from 'pino'
import type { Documents } from '../documents/documents.ts'
import { rulesOf } from './evaluate.ts'
import type { Alerts } from './file.ts'
import { type AlertState, alertStates, type Delivery, type Missed } from './state.ts'

/** Longest that a webhook may take to answer, in milliseconds. */
export const PATIENCE = 10_000
/** After so many attempts, over about a day, a delivery has failed. */
export const ATTEMPTS = 12
const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 4 * 3_600_000
/** While a process posts, no other does. */
const CLAIM = PATIENCE + 20_000

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()

/** Posts once. No redirect is followed, and nothing of the answer but its status is read. Returns what went wrong, or null. */
export async function post(delivery: Pick<Delivery, 'url' | 'event' | 'body'>, patience = PATIENCE): Promise<Missed | null> {
  try {
    const response = await fetch(delivery.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'user-agent': 'Pilotscope', 'x-pilotscope-event': delivery.event },
      body: delivery.body,
      signal: AbortSignal.timeout(patience),
    })
    await response.body?.cancel()
    if (response.ok) return null
    const { status } = response
    return status >= 300 && status < 400
      ? { error: `it answered with a redirect (${status}), which is not followed`, fault: 'redirect', status }
      : { error: `it answered ${status}`, fault: 'status', status }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return { error: `no answer within ${patience / 1000} seconds`, fault: 'timeout', status: null }
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message || (error.cause as { code?: string }).code : undefined
    return { error: cause ?? (error instanceof Error ? error.message : String(error)), fault: 'unreachable', status: null }
  }
}

const notAllowed: Missed = { error: 'the address is no longer allowed', fault: 'not_allowed', status: null }
const due = ({ outcome, next_at }: Delivery) => outcome === 'waiting' && next_at <= new Date().toISOString()
const changed = (state: AlertState, event: string, change: (delivery: Delivery) => Partial<Delivery>): AlertState => ({
  ...state,
  deliveries: state.deliveries.map((delivery) => (delivery.event === event ? { ...delivery, ...change(delivery) } : delivery)),
})

/** Posts what is due of a dataset’s alerts, to addresses that are still allowed; what fails is logged, kept and tried again later. */
export async function deliverAlerts(
  documents: Documents,
  alerts: Alerts,
  dataset: string,
  log: Pick<Logger, 'warn' | 'error'>,
): Promise<void> {
  for (const { id } of rulesOf(alerts, dataset)) {
    const kept = await documents.read(dataset, alertStates, id)
    for (const { event, url } of kept?.content.deliveries.filter(due) ?? []) {
      if (!alerts.webhooks.includes(url)) {
        await documents.update(dataset, alertStates, id, (state) =>
          state ? changed(state, event, () => ({ outcome: 'failed', ...notAllowed })) : undefined,
        )
        log.error({ dataset, alert: id, url }, 'an alert was not posted: the address is no longer allowed')
        continue
      }
      let claimed: Delivery | undefined
      await documents.update(dataset, alertStates, id, (state) => {
        claimed = state?.deliveries.find((delivery) => delivery.event === event && due(delivery))
        return state && claimed ? changed(state, event, ({ attempts }) => ({ attempts: attempts + 1, next_at: inMs(CLAIM) })) : undefined
      })
      if (!claimed) continue
      const missed = await post(claimed)
      await documents.update(dataset, alertStates, id, (state) =>
        state
          ? changed(state, event, ({ attempts }) =>
              missed === null
                ? { outcome: 'delivered', error: null, fault: null, status: null }
                : attempts >= ATTEMPTS
                  ? { outcome: 'failed', ...missed }
                  : { ...missed, next_at: inMs(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 3 ** (attempts - 1))) },
            )
          : undefined,
      )
      if (missed) log.warn({ dataset, alert: id, url, error: missed.error, attempt: claimed.attempts + 1 }, 'an alert could not be posted')
    }
  }
}
