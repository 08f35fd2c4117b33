import { createRoute, z } from '@hono/zod-openapi'
import type { Briefing } from '../../datasets/briefing/document.ts'
import { draftSchema, type Edited } from '../../datasets/briefing/draft.ts'
import { periodHint } from '../../datasets/briefing/period.ts'
import { languages } from '../../datasets/metrics/metric.ts'
import { briefingOf } from '../briefing/briefing.ts'
import { briefingOfDraft, drafts, requiredDraft } from '../briefing/drafts.ts'
import { fileName, fileOf, mediaTypes } from '../briefing/file.ts'
import { fileFormats, wantedOf } from '../briefing/wanted.ts'
import { Documents } from '../documents/documents.ts'
import { Failure } from '../errors.ts'
import { datasetParams, problemResponses, releaseQuery } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

const query = releaseQuery.extend({
  period: z
    .string()
    .optional()
    .openapi({ description: `${periodHint}; the last month that is over where it is left out.`, example: '2021Q1' }),
  lang: z
    .string()
    .optional()
    .openapi({ description: `Language: ${languages.join(', ')}.`, example: 'en' }),
  draft: z
    .string()
    .optional()
    .openapi({ description: 'Id of a draft: its period, language, filters, release and edits are taken, and the others passed over.' }),
})
const fileQuery = query.extend({ format: z.enum(fileFormats) })
const draftParams = datasetParams.extend({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, description: 'Id of a draft.' }) })
const storedSchema = z
  .object({ id: z.string(), version: z.int(), written_at: z.string(), content: draftSchema })
  .openapi('BriefingDraft', { description: 'What an editor made of a briefing.' })
const writing = z.object({
  version: z.int().nullable().openapi({ description: 'The version that was read; null for a new draft.' }),
  content: draftSchema,
})

const briefingSchema = z.object({ briefing: z.looseObject({}), stale: z.array(z.string()) }).openapi('Briefing', {
  description:
    'A briefing as data: texts are finished sentences, numbers stand beside their text. `stale` names takeaways whose edits were made for other figures and are not shown.',
})
const json = <S extends z.ZodType>(schema: S, description: string) => ({ description, content: { 'application/json': { schema } } })

const briefingRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/briefing',
  summary: 'A briefing as data',
  description: 'Filters as in the address of the page; a filter given twice means either value.',
  request: { params: datasetParams, query: query.loose() },
  responses: { 200: json(briefingSchema, 'The briefing.'), ...problemResponses },
})

const fileRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/briefing/file',
  summary: 'A briefing as a file',
  request: { params: datasetParams, query: fileQuery.loose() },
  responses: {
    200: { description: 'The file.', content: Object.fromEntries(Object.values(mediaTypes).map((type) => [type, { schema: z.string() }])) },
    ...problemResponses,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/briefings',
  summary: 'Drafts of briefings',
  request: { params: datasetParams },
  responses: { 200: json(z.array(storedSchema), 'Every draft that can be read, the newest first.'), ...problemResponses },
})

const readRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/briefings/{id}',
  summary: 'A draft of a briefing',
  request: { params: draftParams },
  responses: { 200: json(storedSchema, 'The draft.'), ...problemResponses },
})

const writeRoute = createRoute({
  method: 'put',
  path: '/api/datasets/{dataset}/briefings/{id}',
  summary: 'Keep a draft of a briefing',
  description: 'Over the version that was read; where somebody else has written since, nothing is changed and the answer is 412.',
  request: { params: draftParams, body: { required: true, content: { 'application/json': { schema: writing } } } },
  responses: { 200: json(storedSchema, 'The draft as it is kept.'), ...problemResponses },
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/datasets/{dataset}/briefings/{id}',
  summary: 'Delete a draft of a briefing',
  request: { params: draftParams, query: z.object({ version: z.coerce.number().int() }) },
  responses: { 204: { description: 'It is gone.' }, ...problemResponses },
})

const own = ['release', 'period', 'lang', 'draft', 'format']

/** Pictures hold functions, which no JSON carries: whoever wants one draws it from `drawn`. */
const dataOf = ({ briefing, stale }: Edited) => ({
  briefing: { ...briefing, charts: briefing.charts.map(({ option: _, ...chart }) => chart) },
  stale: [...stale],
})

export const briefingRoutes = ({ catalogue, timeLimitMs }: Services) => {
  const documents = new Documents(catalogue.data)
  const known = (dataset: string) => catalogue.manifest(dataset)

  async function asked(dataset: string, url: string, gone: AbortSignal): Promise<Edited> {
    const { searchParams } = new URL(url)
    const given = (key: string) => searchParams.get(key) ?? undefined
    const limit = AbortSignal.timeout(timeLimitMs)
    const signal = AbortSignal.any([gone, limit])
    try {
      const draft = given('draft')
      if (draft !== undefined)
        return await briefingOfDraft(catalogue, dataset, (await requiredDraft(documents, dataset, draft)).content, signal)
      const filters = [...searchParams].filter(([key]) => !own.includes(key))
      const wanted = wantedOf(dataset, { period: given('period'), lang: given('lang'), release: given('release'), filters })
      return { briefing: await briefingOf(catalogue, wanted, signal), stale: [] }
    } catch (error) {
      if (!limit.aborted) throw error
      throw new Failure(
        'time_limit',
        `The briefing took longer than ${timeLimitMs / 1000} seconds.`,
        'Use `pilotscope brief`, which has no limit.',
      )
    }
  }

  return routes()
    .openapi(briefingRoute, async (c) => {
      const found = await asked(c.req.valid('param').dataset, c.req.url, c.req.raw.signal)
      c.header('cache-control', 'no-cache')
      return c.json(dataOf(found) as unknown as z.infer<typeof briefingSchema>, 200)
    })
    .openapi(fileRoute, async (c) => {
      const { format } = c.req.valid('query')
      const { briefing } = await asked(c.req.valid('param').dataset, c.req.url, c.req.raw.signal)
      const bytes = await fileOf(briefing as Briefing, format)
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': mediaTypes[format],
        'content-disposition': `attachment; filename="${fileName(briefing, format)}"`,
        'cache-control': 'no-cache',
      })
    })
    .openapi(listRoute, async (c) => {
      const { dataset } = c.req.valid('param')
      await known(dataset)
      const { documents: found } = await documents.list(dataset, drafts)
      c.header('cache-control', 'no-cache')
      return c.json(
        found.sort((a, b) => (a.written_at < b.written_at ? 1 : -1)),
        200,
      )
    })
    .openapi(readRoute, async (c) => {
      const { dataset, id } = c.req.valid('param')
      await known(dataset)
      c.header('cache-control', 'no-cache')
      return c.json(await requiredDraft(documents, dataset, id), 200)
    })
    .openapi(writeRoute, async (c) => {
      const { dataset, id } = c.req.valid('param')
      const { version, content } = c.req.valid('json')
      // A draft cannot be pinned to a release that is not there.
      await catalogue.manifest(dataset, content.release ?? undefined)
      return c.json(await documents.write(dataset, drafts, id, content, version), 200)
    })
    .openapi(removeRoute, async (c) => {
      const { dataset, id } = c.req.valid('param')
      await known(dataset)
      await documents.remove(dataset, drafts, id, c.req.valid('query').version)
      return c.body(null, 204)
    })
}
