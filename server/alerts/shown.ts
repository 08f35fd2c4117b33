import { z } from '@hono/zod-openapi'
import { Documents } from '../documents/documents.ts'
import { Failure } from '../errors.ts'
import type { Catalogue } from '../release/catalogue.ts'
import { rulesOf } from './evaluate.ts'
import { readAlerts } from './file.ts'
import { alertStates, deliverySchema, verdictSchema } from './state.ts'

const problemSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    mend: z.string(),
    line: z.int().nullable().openapi({ description: 'Line of alerts.yaml.' }),
  })
  .openapi('AlertProblem')

export const shownAlertSchema = verdictSchema
  .extend({
    id: z.string(),
    metric: z.string(),
    measure: z.string(),
    rule: z.record(z.string(), z.unknown()).openapi({ description: 'The rule as alerts.yaml gives it.' }),
    release: z.string().nullable().openapi({ description: 'The release it was evaluated on; null: not yet.' }),
    since: z.iso.datetime().nullable(),
    since_release: z.string().nullable(),
    deliveries: z.array(deliverySchema.omit({ body: true })),
  })
  .openapi('Alert')

export const shownAlertsSchema = z
  .object({
    dataset: z.string(),
    release: z.string().openapi({ description: 'The release that is served.' }),
    alerts: z.array(shownAlertSchema),
    problems: z.array(problemSchema).openapi({ description: 'What is wrong with alerts.yaml or with what is kept.' }),
  })
  .openapi('Alerts')

export type ShownAlerts = z.infer<typeof shownAlertsSchema>

const order = { firing: 0, unknown: 1, quiet: 2 }
const said = ({ code, message, mend, place }: Failure) => ({ code, message, mend, line: place.line ?? null })

/** The alerts of a dataset, the firing ones first. A wrong alerts.yaml is a problem to show, not an error. */
export async function shownAlerts(catalogue: Catalogue, dataset: string, allowed: readonly string[]): Promise<ShownAlerts> {
  const { release } = await catalogue.manifest(dataset)
  const documents = new Documents(catalogue.data)
  try {
    const alerts = await readAlerts(catalogue.data, allowed)
    const { documents: kept, damaged } = await documents.list(dataset, alertStates)
    const states = new Map(kept.map(({ id, content }) => [id, content]))
    const shown = rulesOf(alerts, dataset).map(({ id, metric, measure, ...rule }) => {
      const state = states.get(id)
      const verdict = state?.verdict ?? {
        state: 'unknown' as const,
        reason: null,
        period: null,
        value: null,
        lower: null,
        upper: null,
        before: null,
      }
      return {
        ...{ id, metric, measure, ...verdict, rule: { ...rule } },
        ...{ release: state?.release ?? null, since: state?.since ?? null, since_release: state?.since_release ?? null },
        deliveries: (state?.deliveries ?? []).map(({ body: _, ...delivery }) => delivery),
      }
    })
    shown.sort((a, b) => order[a.state] - order[b.state])
    return { dataset, release, alerts: shown, problems: [...alerts.refused, ...damaged].map(said) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { dataset, release, alerts: [], problems: [said(error)] }
  }
}
