import { Readable } from 'node:stream'
import { createRoute, z } from '@hono/zod-openapi'
import { csvLine } from '../csv.ts'
import type { OpenRelease } from '../release/catalogue.ts'
import { quarantineOf, quarantinePages } from '../release/quarantine.ts'
import { datasetParams, problemResponses, releaseQuery } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

const quarantineSchema = z
  .object({
    release: z.string(),
    columns: z.array(z.string()),
    total: z.int(),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  })
  .openapi('Quarantine')

const quarantineRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/quarantine',
  summary: 'Rows that were not accepted, with file, line, column and reason',
  request: {
    params: datasetParams,
    query: releaseQuery.extend({
      limit: z.coerce.number().int().min(1).max(10_000).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  },
  responses: {
    200: { description: 'A page of rows.', content: { 'application/json': { schema: quarantineSchema } } },
    ...problemResponses,
  },
})

const csvRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/quarantine.csv',
  summary: 'All rows that were not accepted, as CSV',
  request: { params: datasetParams, query: releaseQuery },
  responses: { 200: { description: 'CSV with a header.', content: { 'text/csv': { schema: z.string() } } }, ...problemResponses },
})

/** A byte order mark, so that spreadsheets read Chinese as UTF-8. */
const mark = '\uFEFF'

async function* csv(release: OpenRelease) {
  try {
    let first = true
    for await (const { columns, rows } of quarantinePages(release)) {
      yield (first ? mark + csvLine(columns) : '') + rows.map((row) => csvLine(columns.map((column) => row[column]))).join('')
      first = false
    }
  } finally {
    release.close()
  }
}

export const quarantineRoutes = ({ catalogue }: Services) =>
  routes()
    .openapi(quarantineRoute, async (c) => {
      const { dataset } = c.req.valid('param')
      const { release: id, limit, offset } = c.req.valid('query')
      const release = await catalogue.open(dataset, id)
      try {
        const page = await quarantineOf(release, { limit, offset }, c.req.raw.signal)
        c.header('cache-control', 'no-cache')
        return c.json({ release: release.manifest.release, ...page }, 200)
      } finally {
        release.close()
      }
    })
    .openapi(csvRoute, async (c) => {
      const { dataset } = c.req.valid('param')
      const release = await catalogue.open(dataset, c.req.valid('query').release)
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${dataset}-quarantine-${release.manifest.release}.csv"`,
        'cache-control': 'no-cache',
      }
      if (c.req.raw.method === 'HEAD') {
        release.close()
        return c.body(null, 200, headers)
      }
      return c.body(Readable.toWeb(Readable.from(csv(release)).map((text: string) => Buffer.from(text))) as ReadableStream, 200, headers)
    })
