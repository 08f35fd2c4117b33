import { Readable } from 'node:stream'
import { createRoute, z } from '@hono/zod-openapi'
import { acceptsGzip, matches, tableBody } from '../arrow/answer.ts'
import { Failure, nearest } from '../errors.ts'
import { problemResponses, releaseQuery, tableParams } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

export const arrowType = 'application/vnd.apache.arrow.stream'

const tableRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/tables/{table}',
  summary: 'Rows of a table as an Arrow IPC stream',
  description: 'With a release the answer never changes and may be kept for ever; without one it must be checked by its ETag.',
  request: { params: tableParams, query: releaseQuery },
  responses: {
    200: {
      description: 'Arrow IPC stream, gzip where the client takes it.',
      content: { [arrowType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    304: { description: 'The client holds these very bytes.' },
    ...problemResponses,
  },
})

export const tableRoutes = ({ catalogue, telemetry }: Services) =>
  routes().openapi(tableRoute, async (c) => {
    const { dataset, table: name } = c.req.valid('param')
    const { release: id } = c.req.valid('query')
    const release = await catalogue.open(dataset, id)
    try {
      const table = release.manifest.tables.find((entry) => entry.name === name)
      if (!table) {
        const names = release.manifest.tables.map((entry) => entry.name)
        throw new Failure(
          'unknown_table',
          `Dataset ${dataset} has no table "${name}".`,
          `Did you mean ${nearest(name, names)[0] ?? names[0]}?`,
          { valid: names },
        )
      }
      const gzip = acceptsGzip(c.req.header('accept-encoding'))
      const tag = `"${table.etag}${gzip ? '-gz' : ''}"`
      const headers: Record<string, string> = {
        'cache-control': id ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: tag,
        vary: 'accept-encoding',
        'x-pilotscope-release': release.manifest.release,
      }
      if (matches(c.req.header('if-none-match'), [tag])) {
        release.close()
        return c.body(null, 304, headers)
      }
      headers['content-type'] = arrowType
      if (gzip) headers['content-encoding'] = 'gzip'
      if (c.req.raw.method === 'HEAD') {
        release.close()
        return c.body(null, 200, headers)
      }
      const { stream, length } = tableBody(release, table, gzip, (bytes) => telemetry.sent(dataset, bytes))
      if (length !== undefined) headers['content-length'] = String(length)
      return c.body(Readable.toWeb(stream) as ReadableStream, 200, headers)
    } catch (error) {
      release.close()
      throw error
    }
  })
