import { createRoute, z } from '@hono/zod-openapi'
import { filterKeys } from '../../datasets/filters.ts'
import { releaseDimensions } from '../release/dimensions.ts'
import { datasetParams, problemResponses, releaseQuery } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

const perFilter = <S extends z.ZodType>(schema: S) => z.partialRecord(z.enum(filterKeys), schema)

export const dimensionsSchema = z
  .object({
    rails: z.array(z.object({ id: z.string(), kind: z.string(), label: z.string() })).readonly(),
    values: perFilter(z.array(z.string()).readonly()).openapi({ description: 'Values of each filter that has more than one.' }),
    labels: perFilter(z.record(z.string(), z.string())),
    campaigns: z
      .array(z.object({ id: z.string(), label: z.string(), from: z.string(), to: z.string(), region: z.string().nullable() }))
      .readonly(),
  })
  .openapi('Dimensions')

const dimensionsRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/dimensions',
  summary: 'What a release distinguishes',
  description: 'Rails, campaigns, and the values of every filter with their names. With a release the answer never changes.',
  request: { params: datasetParams, query: releaseQuery },
  responses: {
    200: { description: 'Names and values.', content: { 'application/json': { schema: dimensionsSchema } } },
    ...problemResponses,
  },
})

export const dimensionRoutes = ({ catalogue }: Services) =>
  routes().openapi(dimensionsRoute, async (c) => {
    const { release: id } = c.req.valid('query')
    const release = await catalogue.open(c.req.valid('param').dataset, id)
    try {
      c.header('cache-control', id ? 'public, max-age=31536000, immutable' : 'no-cache')
      return c.json(await releaseDimensions(release, c.req.raw.signal), 200)
    } finally {
      release.close()
    }
  })
