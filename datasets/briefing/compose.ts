import type { Ask } from '../changes/find-changes.ts'
import { queryKey } from '../query.ts'
import { type Briefed, penOf } from './briefed.ts'
import { chartsOf } from './charts.ts'
import { type Briefing, sectionIds } from './document.ts'
import { figuresOf } from './figures.ts'
import { headerOf } from './header.ts'
import { methodsOf } from './methods.ts'
import { decisionsOf, risksOf } from './proposals.ts'
import { findingsOf, takeawayOf } from './takeaways.ts'

/** Asks each question once, however many parts of the briefing put it. */
function once(ask: Ask): Ask {
  const known = new Map<string, ReturnType<Ask>>()
  return (metric, query) => {
    const key = queryKey(metric, query)
    const found = known.get(key) ?? ask(metric, query)
    known.set(key, found)
    return found
  }
}

/** A briefing on a release and a period, from the rows of metrics alone. */
export async function compose(briefed: Briefed, answer: Ask): Promise<Briefing> {
  const ask = once(answer)
  const pen = penOf(briefed)
  const header = await headerOf(briefed, pen, ask)
  const read = await figuresOf(briefed, pen, ask)
  const figures = read.map(({ figure }) => figure)
  const findings = await findingsOf(briefed, read, ask)
  const charts = await chartsOf(briefed, pen, ask)
  return {
    ...{ language: briefed.language, currency: briefed.facts.currency },
    title: pen.t('brief.title', { pilot: pen.pilot, period: header.period.text }),
    ...{ header, figures, charts },
    takeaways: findings.map((finding) => takeawayOf(finding, briefed, pen)),
    risks: await risksOf(briefed, figures, pen, ask),
    decisions: decisionsOf(figures, findings, pen),
    methods: methodsOf(briefed, charts, pen),
    sections: sectionIds,
    notes: {},
  }
}
