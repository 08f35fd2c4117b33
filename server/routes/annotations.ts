import { randomBytes } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import type { annotationSchema } from '../../datasets/annotations/annotation.ts'
import { metricById, metrics } from '../../datasets/metrics/index.ts'
import {
  annotations,
  type ShownAnnotation,
  shownAnnotationSchema,
  shownAnnotations,
  writtenAnnotationSchema,
} from '../annotations/annotations.ts'
import { Documents } from '../documents/documents.ts'
import type { Stored } from '../documents/kind.ts'
import { Failure } from '../errors.ts'
import { etagOf, versionFrom } from '../if-match.ts'
import { sameOrigin } from '../same-origin.ts'
import { datasetParams, problemResponses } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

const one = datasetParams.extend({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, description: 'Id of an annotation.' }) })
const ifMatch = z.object({ 'if-match': z.string().optional().openapi({ description: 'ETag of the version that is changed.' }) })
const body = { body: { required: true, content: { 'application/json': { schema: writtenAnnotationSchema } } } }
const written = (description: string) => ({
  description,
  headers: z.object({ etag: z.string() }),
  content: { 'application/json': { schema: shownAnnotationSchema } },
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/annotations',
  summary: 'Annotations on axes of time',
  description: 'Those written here, and, read-only, those that came with the data.',
  request: { params: datasetParams },
  responses: {
    200: {
      description: 'In the order of their first day.',
      content: {
        'application/json': {
          schema: z.object({
            annotations: z.array(shownAnnotationSchema),
            problems: z.array(z.object({ message: z.string(), mend: z.string() })),
          }),
        },
      },
    },
    ...problemResponses,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/api/datasets/{dataset}/annotations',
  summary: 'Write an annotation',
  description: 'From the page of this server only; the author is as given.',
  request: { params: datasetParams, ...body },
  responses: { 201: written('It is kept.'), ...problemResponses },
})

const changeRoute = createRoute({
  method: 'put',
  path: '/api/datasets/{dataset}/annotations/{id}',
  summary: 'Change an annotation',
  description: '412 where somebody else changed it meanwhile.',
  request: { params: one, headers: ifMatch, ...body },
  responses: { 200: written('The new version.'), ...problemResponses },
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/datasets/{dataset}/annotations/{id}',
  summary: 'Delete an annotation',
  description: '412 where somebody else changed it meanwhile.',
  request: { params: one, headers: ifMatch },
  responses: { 204: { description: 'It is gone.' }, ...problemResponses },
})

const shown = ({ id, version, written_at, content }: Stored<z.output<typeof annotationSchema>>): ShownAnnotation => ({
  ...{ id, version, written_at, region: null, kind: null },
  ...content,
})

const ids = new Set(metrics.map(({ id }) => id))

function known(metric: string | null): void {
  if (metric === null || metricById(metric)) return
  throw new Failure('invalid_document', `metric: there is no metric "${metric}".`, `Give one of ${[...ids].join(', ')}, or null for all.`)
}

export const annotationRoutes = ({ catalogue }: Services) => {
  const documents = new Documents(catalogue.data)
  const app = routes()
  app.use('/api/datasets/:dataset/annotations', sameOrigin)
  app.use('/api/datasets/:dataset/annotations/*', sameOrigin)
  return app
    .openapi(listRoute, async (c) => {
      const release = await catalogue.open(c.req.valid('param').dataset)
      try {
        c.header('cache-control', 'no-cache')
        return c.json(await shownAnnotations(documents, release, ids), 200)
      } finally {
        release.close()
      }
    })
    .openapi(addRoute, async (c) => {
      const { dataset } = c.req.valid('param')
      await catalogue.manifest(dataset)
      const content = c.req.valid('json')
      known(content.metric)
      const stored = await documents.write(dataset, annotations, randomBytes(8).toString('hex'), content, null)
      c.header('etag', etagOf(stored.version))
      c.header('location', `/api/datasets/${dataset}/annotations/${stored.id}`)
      return c.json(shown(stored), 201)
    })
    .openapi(changeRoute, async (c) => {
      const { dataset, id } = c.req.valid('param')
      await catalogue.manifest(dataset)
      const version = versionFrom(c)
      const content = c.req.valid('json')
      known(content.metric)
      const stored = await documents.write(dataset, annotations, id, content, version)
      c.header('etag', etagOf(stored.version))
      return c.json(shown(stored), 200)
    })
    .openapi(removeRoute, async (c) => {
      const { dataset, id } = c.req.valid('param')
      await catalogue.manifest(dataset)
      await documents.remove(dataset, annotations, id, versionFrom(c))
      return c.body(null, 204)
    })
}
