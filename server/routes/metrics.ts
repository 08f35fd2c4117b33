import { createRoute, z } from '@hono/zod-openapi'
import type { Metric, Query, Row } from '../../datasets/metrics/index.ts'
import { serializeQuery } from '../../datasets/query.ts'
import { matches } from '../arrow/answer.ts'
import { Failure } from '../errors.ts'
import type { OpenRelease } from '../release/catalogue.ts'
import { digest } from '../release/digest.ts'
import { factsOf, metricRows, requiredMetric, requiredQuery } from '../release/metric-rows.ts'
import { Answers } from './answers.ts'
import { metricParams, problemResponses, releaseQuery } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

const rowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))

const metricRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/metrics/{metric}',
  summary: 'Rows of a metric',
  description:
    'Beside `release`: `from` and `to` (YYYY-MM-DD), the filters and the parameters of the metric, as in the address of the page. A filter given twice means either value.',
  request: { params: metricParams, query: releaseQuery.loose() },
  responses: {
    200: { description: 'Exactly the rows the chart draws.', content: { 'application/json': { schema: rowsSchema } } },
    304: { description: 'The client holds these rows.' },
    ...problemResponses,
  },
})

/** Characters of answers kept: a release never changes, and most readers begin with the same view. */
const mostKept = 32 * 2 ** 20

export const metricRoutes = ({ catalogue, timeLimitMs }: Services) => {
  const answers = new Answers(mostKept)
  return routes().openapi(metricRoute, async (c) => {
    const { dataset, metric: id } = c.req.valid('param')
    const metric = requiredMetric(id)
    const { searchParams } = new URL(c.req.url)
    const asked = searchParams.get('release') ?? undefined
    searchParams.delete('release')
    const query = requiredQuery(metric, [...searchParams])
    const limit = AbortSignal.timeout(timeLimitMs)
    const release = await catalogue.open(dataset, asked)
    try {
      // Some parameters change only what is derived from a statement's rows.
      const { text, values } = metric.statement(query, factsOf(release.manifest))
      const tag = `"${release.manifest.release}-${digest(JSON.stringify([metric.id, text, values, serializeQuery(metric, query)])).slice(0, 16)}"`
      const headers = { etag: tag, 'cache-control': 'no-cache', 'x-pilotscope-release': release.manifest.release }
      if (matches(c.req.header('if-none-match'), [tag])) return c.body(null, 304, headers)
      const key = `${dataset} ${tag}`
      const known = answers.get(key)
      const answer = known ?? JSON.stringify(await rowsWithin(timeLimitMs, limit, release, metric, query, c.req.raw.signal))
      if (known === undefined) answers.set(key, answer)
      // Written once; the route's schema says what it is.
      return c.body(answer, 200, { ...headers, 'content-type': 'application/json' }) as never
    } finally {
      release.close()
    }
  })
}

/** Rows of a metric, if it takes no longer than the limit. */
async function rowsWithin(
  timeLimitMs: number,
  limit: AbortSignal,
  release: OpenRelease,
  metric: Metric,
  query: Query,
  gone: AbortSignal,
): Promise<Row[]> {
  return metricRows(release, metric, query, AbortSignal.any([gone, limit])).catch((error: unknown) => {
    if (!limit.aborted) throw error
    throw new Failure(
      'time_limit',
      `${metric.id} took longer than ${timeLimitMs / 1000} seconds and was stopped.`,
      'Narrow the dates, or use `pilotscope metric`, which has no limit.',
    )
  })
}
