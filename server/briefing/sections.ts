import type { Briefing, SectionId } from '../../datasets/briefing/document.ts'
import type { Value } from '../../datasets/sql.ts'
import { NONE } from './cell-text.ts'

/** Sections that were asked for and hold something, in the order asked for, each once. */
export function shownSections(briefing: Briefing): SectionId[] {
  const holds: Readonly<Record<SectionId, boolean>> = {
    figures: briefing.figures.length > 0,
    takeaways: briefing.takeaways.length > 0,
    charts: briefing.charts.length > 0,
    risks: briefing.risks.length > 0,
    decisions: briefing.decisions.length > 0,
    methods: true,
  }
  return [...new Set(briefing.sections)].filter((id) => holds[id])
}

/** A value under which a figure can be found again, as it is written. */
export const provenanceText = (value: Value): string => (value === null ? NONE : String(value))
