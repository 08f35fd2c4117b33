import { z } from '@hono/zod-openapi'
import { annotationSchema } from '../../datasets/annotations/annotation.ts'
import { sql } from '../../datasets/sql.ts'
import type { Documents } from '../documents/documents.ts'
import { kind } from '../documents/kind.ts'
import type { OpenRelease } from '../release/catalogue.ts'

export const annotations = kind({ name: 'annotations', schema: annotationSchema, mostBytes: 4_000, mostDocuments: 500 })

export const writtenAnnotationSchema = annotationSchema.openapi('WrittenAnnotation')

export const shownAnnotationSchema = z
  .object({
    id: z.string(),
    version: z.int().nullable().openapi({ description: 'For If-Match; null: it came with the data and cannot be changed here.' }),
    written_at: z.string().nullable(),
    starts_on: z.string(),
    ends_on: z.string().nullable(),
    metric: z.string().nullable().openapi({ description: 'Null: every chart over time.' }),
    region: z.string().nullable().openapi({ description: 'Of imported ones: the region concerned.' }),
    kind: z.enum(['campaign', 'launch', 'incident', 'break']).nullable().openapi({ description: 'Of imported ones.' }),
    text: z.string(),
    author: z.string().nullable(),
  })
  .openapi('Annotation')

export type ShownAnnotation = z.infer<typeof shownAnnotationSchema>

interface Imported {
  starts_on: string
  ends_on: string | null
  scope: string
  kind: ShownAnnotation['kind']
  text: string
}

/** Those that came with the data, of a release; a scope that is no metric is a region. */
async function imported({ database }: OpenRelease, metrics: ReadonlySet<string>): Promise<ShownAnnotation[]> {
  const rows = await database.answer<Imported>(
    sql`select starts_on, ends_on, scope, kind, text from annotations order by starts_on, scope, kind, text`,
  )
  return rows.map(({ scope, ...row }, i) => ({
    ...row,
    id: `imported-${i}`,
    version: null,
    written_at: null,
    metric: metrics.has(scope) ? scope : null,
    region: scope === 'all' || metrics.has(scope) ? null : scope,
    author: null,
  }))
}

/** All annotations of a dataset in the order of their first day, with what is damaged among those kept. */
export async function shownAnnotations(documents: Documents, release: OpenRelease, metrics: ReadonlySet<string>) {
  const { documents: kept, damaged } = await documents.list(release.manifest.dataset, annotations)
  const own = kept.map(
    ({ id, version, written_at, content }): ShownAnnotation => ({ id, version, written_at, region: null, kind: null, ...content }),
  )
  const all = [...(await imported(release, metrics)), ...own].sort((a, b) =>
    a.starts_on < b.starts_on ? -1 : a.starts_on > b.starts_on ? 1 : 0,
  )
  return { annotations: all, problems: damaged.map(({ message, mend }) => ({ message, mend })) }
}
