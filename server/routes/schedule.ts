import { createRoute, z } from '@hono/zod-openapi'
import { Documents } from '../documents/documents.ts'
import { Failure } from '../errors.ts'
import { readSchedule } from '../schedule/file.ts'
import { outcomeSchema, outcomes } from '../schedule/state.ts'
import { datasetParams, problemResponses } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

const answer = z.object({
  briefings: z.array(
    z.object({
      ...{ id: z.string(), period: z.string(), language: z.string(), format: z.string(), folder: z.string() },
      outcome: outcomeSchema.nullable().openapi({ description: 'Null: not yet tried.' }),
    }),
  ),
  error: z.string().nullable().openapi({ description: 'What is wrong with briefings.yaml; nothing is written until it is mended.' }),
  mend: z.string().nullable(),
})

const scheduleRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/scheduled-briefings',
  summary: 'Scheduled briefings and what became of them',
  request: { params: datasetParams },
  responses: { 200: { description: 'As briefings.yaml says.', content: { 'application/json': { schema: answer } } }, ...problemResponses },
})

export const scheduleRoutes = ({ catalogue }: Services) => {
  const documents = new Documents(catalogue.data)
  return routes().openapi(scheduleRoute, async (c) => {
    const { dataset } = c.req.valid('param')
    await catalogue.manifest(dataset)
    c.header('cache-control', 'no-cache')
    try {
      const rules = (await readSchedule(catalogue.data)).filter((rule) => rule.dataset === dataset)
      const briefings = await Promise.all(
        rules.map(async ({ id, period, language, format, folder }) => {
          const outcome = (await documents.read(dataset, outcomes, id))?.content ?? null
          return { id, period, language, format, folder, outcome }
        }),
      )
      return c.json({ briefings, error: null, mend: null }, 200)
    } catch (error) {
      if (!(error instanceof Failure) || !error.code.startsWith('schedule_')) throw error
      return c.json({ briefings: [], error: error.message, mend: error.mend ?? null }, 200)
    }
  })
}
