import { pipeline, Readable, Transform } from 'node:stream'
import { createGzip } from 'node:zlib'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { paymentsAsked } from '../../datasets/compact/payment-grain.ts'
import { serializeQuery } from '../../datasets/query.ts'
import { acceptsGzip, matches } from '../arrow/answer.ts'
import type { Environment } from '../environment.ts'
import { digest } from '../release/digest.ts'
import { encoding } from '../release/encode.ts'
import { requiredQuery } from '../release/metric-rows.ts'
import { paymentSize, paymentStream, requireFew } from '../release/payment-grain.ts'
import { datasetParams, problemResponses, releaseQuery } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'
import { arrowType } from './tables.ts'

const sizeSchema = z
  .object({
    release: z.string(),
    rows: z.int().min(0),
    bytes: z.int().min(0).openapi({ description: 'Size as Arrow IPC stream before compression, about.' }),
    most: z.int().openapi({ description: 'Rows that a browser is given at most.' }),
  })
  .openapi('PaymentSize')

const description =
  'Successful purchases net of refunds, as the metrics count them. Beside `release`: `from` and `to` (YYYY-MM-DD) and the filters, as in the address of the page.'

const sizeRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/payments/size',
  summary: 'How many payments a filter holds',
  description,
  request: { params: datasetParams, query: releaseQuery.loose() },
  responses: {
    200: { description: 'Rows and bytes.', content: { 'application/json': { schema: sizeSchema } } },
    ...problemResponses,
  },
})

const paymentsRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/payments',
  summary: 'The payments of a filter as an Arrow IPC stream',
  description: `${description} With a release the answer never changes and may be kept for ever.`,
  request: { params: datasetParams, query: releaseQuery.loose() },
  responses: {
    200: {
      description: 'Arrow IPC stream, gzip where the client takes it.',
      content: { [arrowType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    304: { description: 'The client holds these very bytes.' },
    ...problemResponses,
  },
})

/** The release that an address names, and what it asks of it. */
function asked(c: Context<Environment>) {
  const { searchParams } = new URL(c.req.url)
  const id = searchParams.get('release') ?? undefined
  searchParams.delete('release')
  return { id, query: requiredQuery({ id: 'payments', ...paymentsAsked }, [...searchParams]) }
}

const keeping = (id: string | undefined) => (id ? 'public, max-age=31536000, immutable' : 'no-cache')

export const paymentRoutes = ({ catalogue, telemetry }: Services) =>
  routes()
    .openapi(sizeRoute, async (c) => {
      const { id, query } = asked(c)
      const release = await catalogue.open(c.req.valid('param').dataset, id)
      try {
        const size = await paymentSize(release, query, c.req.raw.signal)
        c.header('cache-control', keeping(id))
        return c.json({ release: release.manifest.release, ...size }, 200)
      } finally {
        release.close()
      }
    })
    .openapi(paymentsRoute, async (c) => {
      const { dataset } = c.req.valid('param')
      const { id, query } = asked(c)
      const release = await catalogue.open(dataset, id)
      try {
        const gzip = acceptsGzip(c.req.header('accept-encoding'))
        const text = JSON.stringify([encoding, serializeQuery(paymentsAsked, query)])
        const tag = `"${release.manifest.release}-${digest(text).slice(0, 16)}${gzip ? '-gz' : ''}"`
        const headers: Record<string, string> = {
          'cache-control': keeping(id),
          etag: tag,
          vary: 'accept-encoding',
          'x-pilotscope-release': release.manifest.release,
        }
        if (matches(c.req.header('if-none-match'), [tag])) {
          release.close()
          return c.body(null, 304, headers)
        }
        requireFew(await paymentSize(release, query, c.req.raw.signal))
        headers['content-type'] = arrowType
        if (gzip) headers['content-encoding'] = 'gzip'
        if (c.req.raw.method === 'HEAD') {
          release.close()
          return c.body(null, 200, headers)
        }
        const rows = Readable.from(paymentStream(release, query))
        const counted = new Transform({
          transform(chunk: Uint8Array, _encoding, done) {
            telemetry.sent(dataset, chunk.byteLength)
            done(null, chunk)
          },
        })
        const ended = () => release.close()
        const stream = gzip ? pipeline(rows, createGzip({ level: 1 }), counted, ended) : pipeline(rows, counted, ended)
        return c.body(Readable.toWeb(stream) as ReadableStream, 200, headers)
      } catch (error) {
        release.close()
        throw error
      }
    })
