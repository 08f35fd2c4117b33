import { z } from '@hono/zod-openapi'
import { problemSchema } from '../problem.ts'

const parameter = (name: string, where: 'path' | 'query', description: string, example: string) =>
  z.string().openapi({ param: { name, in: where }, description, example })

export const datasetParams = z.object({ dataset: parameter('dataset', 'path', 'Name of a dataset.', 'demo') })
export const tableParams = datasetParams.extend({ table: parameter('table', 'path', 'Name of a table in the manifest.', 'payments') })
export const metricParams = datasetParams.extend({ metric: parameter('metric', 'path', 'Id of a metric.', 'rail-share') })
export const releaseQuery = z.object({
  release: parameter('release', 'query', 'Id of a release; the one that is served where it is left out.', '0123456789abcdef').optional(),
})

/** The answer where something is wrong with the request, or with the server. */
export const problemResponses = {
  default: { description: 'What went wrong, and what to do.', content: { 'application/problem+json': { schema: problemSchema } } },
} as const
