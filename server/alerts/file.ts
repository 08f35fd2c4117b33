import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { alertsFileSchema, type Rule } from '../../datasets/alerts/rule.ts'
import { metricById, metrics } from '../../datasets/metrics/index.ts'
import type { Language } from '../../datasets/metrics/metric.ts'
import { structureOf } from '../../datasets/observations/columns.ts'
import { parseQuery } from '../../datasets/query.ts'
import { Failure, nearest } from '../errors.ts'
import { mendFor } from '../ingest/mapping.ts'
import { digest } from '../release/digest.ts'
import { type PlacedFailure, parseYaml } from '../yaml.ts'

/** What alerts.yaml says, and which of its webhooks the server may post to. */
export interface Alerts {
  rules: readonly Rule[]
  webhooks: readonly string[]
  /** Of what is posted. */
  language: Language
  /** Webhooks that the server’s configuration does not list: nothing is posted to them. */
  refused: readonly Failure[]
  /** Changes when the file does. */
  stamp: string
}

export const alertsFile = (data: string): string => join(data, 'alerts.yaml')

const nothing: Alerts = { rules: [], webhooks: [], language: 'en', refused: [], stamp: 'none' }

/** Reads alerts.yaml; without one there are no rules. Throws a Failure with file, line, column and mend. */
export async function readAlerts(data: string, allowed: readonly string[]): Promise<Alerts> {
  const file = alertsFile(data)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return nothing
    throw new Failure('alerts_unreadable', `${file} cannot be read.`, 'Make it readable for the user who runs the server.', {
      place: { file },
      cause: error,
    })
  }
  return parseAlerts(text, file, allowed)
}

const form = 'See “Alerts” in README.md for the form of alerts.yaml.'

export function parseAlerts(text: string, file: string, allowed: readonly string[]): Alerts {
  const { value, fail } = parseYaml(text, file, 'alerts_syntax')
  const parsed = alertsFileSchema.safeParse(value ?? { alerts: [] })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    if (unknown !== undefined) throw fail([...issue.path, unknown], 'alerts_invalid', `${unknown} is not a setting here.`, form)
    throw fail(issue.path, 'alerts_invalid', `${issue.path.join('.') || 'alerts.yaml'}: ${issue.message}.`, form)
  }
  const { alerts: rules, webhooks, language } = parsed.data
  const seen = new Set<string>()
  rules.forEach((rule, i) => {
    const at = (...path: PropertyKey[]) => ['alerts', i, ...path]
    if (seen.has(rule.id)) throw fail(at('id'), 'alerts_invalid', `${rule.id} is the id of two rules.`, 'Give each rule an id of its own.')
    seen.add(rule.id)
    checkRule(rule, at, fail)
  })
  const refused = webhooks.flatMap((url, i) =>
    allowed.includes(url)
      ? []
      : [
          fail(
            ['webhooks', i],
            'webhook_not_allowed',
            `${url} is not among the addresses the server may post to.`,
            'List it in PILOTSCOPE_WEBHOOKS, letter by letter, and start the server again; nothing is posted to it until then.',
          ),
        ],
  )
  return { rules, language, webhooks: webhooks.filter((url) => allowed.includes(url)), refused, stamp: digest(text).slice(0, 16) }
}

function checkRule(rule: Rule, at: (...path: PropertyKey[]) => PropertyKey[], fail: PlacedFailure): void {
  const metric = metricById(rule.metric)
  if (!metric) {
    const ids = metrics.map(({ id }) => id)
    const near = nearest(rule.metric, ids)
    throw fail(
      at('metric'),
      'alerts_invalid',
      `there is no metric "${rule.metric}".`,
      near.length ? `Did you mean ${near.join(' or ')}?` : `Metrics: ${ids.join(', ')}.`,
      ids,
    )
  }
  const { measures, dimensions, attributes } = structureOf(metric)
  const known = measures.map(({ name }) => name)
  if (!known.includes(rule.measure))
    throw fail(at('measure'), 'alerts_invalid', `${metric.id} has no measure ${rule.measure}.`, mendFor(rule.measure, known), known)
  const columns = [...dimensions, ...attributes].map(({ name }) => name)
  for (const name of Object.keys(rule.where))
    if (!columns.includes(name))
      throw fail(
        at('where', name),
        'alerts_invalid',
        `${metric.id} has no column ${name} to choose rows by.`,
        mendFor(name, columns),
        columns,
      )
  for (const [part, pairs] of [
    ['params', Object.entries(rule.params)],
    ['filters', Object.entries(rule.filters).flatMap(([key, values]) => values!.map((value) => [key, value] as [string, string]))],
  ] as const) {
    const [notice] = parseQuery(metric, pairs).notices
    if (notice)
      throw fail(
        at(part, notice.key),
        'alerts_invalid',
        notice.code === 'invalid' ? `${notice.key}: ${notice.value} is not understood.` : `${metric.id} takes no ${notice.key}.`,
        notice.valid.length ? `It takes: ${notice.valid.join(', ')}.` : form,
        notice.valid,
      )
  }
  if (rule.change && !measures.find(({ name }) => name === rule.measure)!.lower && rule.change.by === 0)
    throw fail(
      at('change'),
      'alerts_invalid',
      `${rule.measure} of ${metric.id} has no interval, so that any change would be an alert.`,
      'Say how large the change must be: `by: 0.1` is a tenth of the value before.',
    )
}
