import { z } from 'zod'
import { filtersSchema } from '../filters.ts'
import { languages } from '../metrics/metric.ts'
import { type Briefing, sectionIds, type Takeaway } from './document.ts'
import { parsePeriod, periodHint } from './period.ts'

const line = z.string().trim().max(300)
const paragraph = z.string().trim().max(2000)
const distinct = (items: readonly string[]) => new Set(items).size === items.length

/** What an editor made of a briefing: which one it is, and everything that was chosen, written or annotated. Null: as the rules propose. */
export const draftSchema = z.strictObject({
  author: line,
  /** Null: the last month that is over. */
  period: z
    .string()
    .refine((text) => parsePeriod(text) !== null, `give a period such as ${periodHint}`)
    .nullable(),
  language: z.enum(languages),
  filters: filtersSchema,
  /** The release that the briefing is pinned to; null: whichever is served. */
  release: z
    .string()
    .regex(/^[0-9a-f]{1,64}$/)
    .nullable(),
  title: line.nullable(),
  sections: z.array(z.enum(sectionIds)).refine(distinct, 'a section stands there twice'),
  /** Charts in order; null: all. */
  charts: z.array(z.string().max(40)).max(8).refine(distinct, 'a chart stands there twice').nullable(),
  /** `basis` is the fact that the rules wrote when the text was edited. */
  takeaways: z
    .array(z.strictObject({ id: z.string().max(60), basis: paragraph, fact: paragraph, implication: paragraph, caveat: paragraph }))
    .max(12),
  risks: z.array(paragraph).max(20).nullable(),
  decisions: z.array(paragraph).max(20).nullable(),
  nextRelease: paragraph.nullable(),
  notes: z.partialRecord(z.enum(sectionIds), paragraph),
})
export type Draft = z.infer<typeof draftSchema>

export const emptyDraft = (given: Pick<Draft, 'language' | 'period' | 'filters'>): Draft => ({
  ...given,
  ...{ author: '', release: null, title: null, sections: [...sectionIds], charts: null, takeaways: [] },
  ...{ risks: null, decisions: null, nextRelease: null, notes: {} },
})

export interface Edited {
  briefing: Briefing
  /** Takeaways whose edited text was written for other figures than these: their edits are not shown. */
  stale: readonly string[]
}

/** The briefing with an editor’s changes. A text about figures that have changed since is never shown beside the new ones. */
export function edited(briefing: Briefing, draft: Draft): Edited {
  const stale: string[] = []
  const takeaways = briefing.takeaways.map((takeaway): Takeaway => {
    const edit = draft.takeaways.find(({ id }) => id === takeaway.id)
    if (!edit) return takeaway
    if (edit.basis !== takeaway.fact) {
      stale.push(takeaway.id)
      return takeaway
    }
    return { ...takeaway, fact: edit.fact, implication: edit.implication, caveat: edit.caveat }
  })
  // An edited takeaway that the rules no longer write has no figures left to stand on.
  stale.push(...draft.takeaways.map(({ id }) => id).filter((id) => !briefing.takeaways.some((takeaway) => takeaway.id === id)))
  const charts = draft.charts?.flatMap((id) => briefing.charts.find((chart) => chart.id === id) ?? []) ?? briefing.charts
  const written = (sentences: readonly string[]) => sentences.filter((sentence) => sentence !== '')
  return {
    briefing: {
      ...briefing,
      ...{ title: draft.title || briefing.title, takeaways, charts, sections: draft.sections },
      ...{ risks: written(draft.risks ?? briefing.risks), decisions: written(draft.decisions ?? briefing.decisions) },
      header: { ...briefing.header, nextRelease: draft.nextRelease || briefing.header.nextRelease },
      notes: Object.fromEntries(Object.entries(draft.notes).filter(([, note]) => note)),
    },
    stale,
  }
}
