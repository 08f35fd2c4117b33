import { randomUUID } from 'node:crypto'
import type { Rule } from '../../datasets/alerts/rule.ts'
import { notApplicable, verdictOf } from '../../datasets/alerts/verdict.ts'
import type { Language } from '../../datasets/metrics/metric.ts'
import { lacking } from '../../datasets/metrics/run.ts'
import { structureOf } from '../../datasets/observations/columns.ts'
import { grainOf } from '../../datasets/observations/observations.ts'
import type { Documents } from '../documents/documents.ts'
import type { Catalogue, OpenRelease } from '../release/catalogue.ts'
import { digest } from '../release/digest.ts'
import { releaseDimensions } from '../release/dimensions.ts'
import { factsOf, metricRows, requiredMetric, requiredQuery } from '../release/metric-rows.ts'
import { alertText, type Told } from './alert-text.ts'
import type { Alerts } from './file.ts'
import { type AlertState, alertStates, type Delivery } from './state.ts'

/** Deliveries that are over are kept to be shown, this many per rule. */
const KEPT = 10

interface Words {
  language: Language
  title: string
  text: string
}

export const rulesOf = ({ rules }: Alerts, dataset: string): Rule[] =>
  rules.filter((rule) => rule.dataset === undefined || rule.dataset === dataset)

async function judge(release: OpenRelease, rule: Rule): Promise<Pick<Told, 'verdict' | 'grain' | 'facts'>> {
  const metric = requiredMetric(rule.metric)
  const filters = Object.entries(rule.filters).flatMap(([key, values]) => values!.map((value) => [key, value] as const))
  const query = requiredQuery(metric, [...Object.entries(rule.params), ...filters])
  const facts = factsOf(release.manifest)
  const structure = structureOf(metric)
  const grain = grainOf({ metric, query }, structure)
  if (lacking(metric, query, facts).length) return { verdict: notApplicable, grain, facts }
  return { verdict: verdictOf(rule, await metricRows(release, metric, query), structure, grain, facts.cutoff), grain, facts }
}

/** What a webhook is told: everything that must be known to act on it, as data and in words. */
const bodyOf = (
  event: string,
  at: string,
  { rule, verdict, manifest }: Told,
  { language, title, text }: Words,
  before: AlertState['state'],
): string =>
  JSON.stringify({
    event,
    at,
    language,
    title,
    text,
    dataset: manifest.dataset,
    release: manifest.release,
    cutoff: manifest.pilot.cutoff,
    simulated: manifest.pilot.simulated,
    alert: rule.id,
    state: verdict.state,
    previous_state: before,
    rule,
    metric: rule.metric,
    measure: rule.measure,
    period: verdict.period,
    value: verdict.value,
    lower: verdict.lower,
    upper: verdict.upper,
    before: verdict.before,
  })

/** What is kept of a rule after a verdict. Something is posted only where firing begins or ends; “unknown” is neither. */
function next(kept: AlertState | null, ruleHash: string, told: Told, words: Words, webhooks: readonly string[]): AlertState {
  const { verdict } = told
  const id = told.manifest.release
  const before = kept?.state ?? null
  const state = verdict.state === 'unknown' ? before : verdict.state
  const moved = state !== before
  const at = new Date().toISOString()
  const begunOrEnded = moved && state !== null && (state === 'firing' || before === 'firing')
  const added = begunOrEnded
    ? webhooks.map((url): Delivery => {
        const event = randomUUID()
        const body = bodyOf(event, at, told, words, before)
        return {
          event,
          url,
          state,
          release: id,
          at,
          body,
          outcome: 'waiting',
          attempts: 0,
          next_at: at,
          error: null,
          fault: null,
          status: null,
        }
      })
    : []
  const old = kept?.deliveries ?? []
  const over = old.filter(({ outcome }) => outcome !== 'waiting').slice(-KEPT)
  return {
    state,
    since_release: moved ? id : (kept?.since_release ?? null),
    since: moved ? at : (kept?.since ?? null),
    release: id,
    rule: ruleHash,
    verdict,
    deliveries: [...over, ...old.filter(({ outcome }) => outcome === 'waiting'), ...added],
  }
}

/** Evaluates every rule of a dataset on the release that is served, once for each release and rule, whoever comes first. */
export async function evaluateAlerts(catalogue: Catalogue, documents: Documents, alerts: Alerts, dataset: string): Promise<void> {
  const rules = rulesOf(alerts, dataset)
  if (!rules.length) return
  const release = await catalogue.open(dataset)
  try {
    const { manifest } = release
    const dimensions = await releaseDimensions(release)
    for (const rule of rules) {
      const hash = digest(JSON.stringify(rule)).slice(0, 16)
      const known = (kept: AlertState | null) => kept?.release === release.manifest.release && kept.rule === hash
      if (known((await documents.read(dataset, alertStates, rule.id))?.content ?? null)) continue
      const told = { rule, manifest, dimensions, ...(await judge(release, rule)) }
      const words = { language: alerts.language, ...alertText(alerts.language, told) }
      await documents.update(dataset, alertStates, rule.id, (kept) =>
        known(kept) ? undefined : next(kept, hash, told, words, alerts.webhooks),
      )
    }
  } finally {
    release.close()
  }
}
