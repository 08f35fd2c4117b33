import { createRoute, z } from '@hono/zod-openapi'
import { matches } from '../arrow/answer.ts'
import { manifestSchema } from '../release/manifest.ts'
import { datasetParams, problemResponses, releaseQuery } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

const summarySchema = manifestSchema
  .pick({ dataset: true, release: true, sequence: true, made_at: true, pilot: true })
  .openapi('Dataset', { description: 'A dataset and the release of it that is served.' })

const releaseSchema = manifestSchema
  .pick({ release: true, sequence: true, previous: true, made_at: true, accounting: true, database_bytes: true })
  .extend({ served: z.boolean(), bytes: z.int().openapi({ description: 'Bytes on disk.' }) })
  .openapi('Release')

const json = <S extends z.ZodType>(schema: S, description: string) => ({ description, content: { 'application/json': { schema } } })

const listRoute = createRoute({
  method: 'get',
  path: '/api/datasets',
  summary: 'Datasets',
  responses: { 200: json(z.array(summarySchema), 'Every dataset of which a release is served.'), ...problemResponses },
})

const manifestRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/manifest',
  summary: 'Manifest of a release',
  request: { params: datasetParams, query: releaseQuery },
  responses: {
    200: json(manifestSchema, 'The release that is served, or the one named.'),
    304: { description: 'The client holds this manifest.' },
    ...problemResponses,
  },
})

const releasesRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/releases',
  summary: 'Releases of a dataset',
  request: { params: datasetParams },
  responses: { 200: json(z.array(releaseSchema), 'Every published release, the newest first.'), ...problemResponses },
})

export const datasetRoutes = ({ catalogue }: Services) =>
  routes()
    .openapi(listRoute, async (c) => {
      const datasets = await catalogue.datasets()
      const manifests = await Promise.all(datasets.map((dataset) => catalogue.manifest(dataset)))
      c.header('cache-control', 'no-cache')
      return c.json(
        manifests.map(({ dataset, release, sequence, made_at, pilot }) => ({ dataset, release, sequence, made_at, pilot })),
        200,
      )
    })
    .openapi(manifestRoute, async (c) => {
      const { release } = c.req.valid('query')
      const manifest = await catalogue.manifest(c.req.valid('param').dataset, release)
      c.header('cache-control', release ? 'public, max-age=31536000, immutable' : 'no-cache')
      const tag = `"${manifest.release}-${manifest.sequence}"`
      c.header('etag', tag)
      return matches(c.req.header('if-none-match'), [tag]) ? c.body(null, 304) : c.json(manifest, 200)
    })
    .openapi(releasesRoute, async (c) => {
      const { dataset } = c.req.valid('param')
      const [pointer, manifests] = [await catalogue.pointer(dataset), await catalogue.releases(dataset)]
      c.header('cache-control', 'no-cache')
      return c.json(
        manifests.map(({ release, sequence, previous, made_at, accounting, database_bytes, tables }) => ({
          release,
          sequence,
          previous,
          made_at,
          accounting,
          database_bytes,
          served: release === pointer?.release,
          bytes: tables.reduce((sum, { gzip_bytes }) => sum + (gzip_bytes ?? 0), database_bytes),
        })),
        200,
      )
    })
