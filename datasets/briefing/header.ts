import type { Ask } from '../changes/find-changes.ts'
import type { Metric } from '../metrics/metric.ts'
import { railShare } from '../metrics/rail-share/metric.ts'
import { sentences } from '../presentation/sentences.ts'
import { queryOf } from '../query.ts'
import type { Briefed, Pen } from './briefed.ts'
import type { Header } from './document.ts'
import { filtersText } from './methods.ts'
import { following, lastComplete } from './period.ts'

/** What the source sees of the focal rail, and who made how many payments in the period. */
async function coverageOf({ coverage, facts, filters, period }: Briefed, { t, formats, focal, language }: Pen, ask: Ask): Promise<string> {
  const metric = railShare as unknown as Metric
  const { from, to } = period
  const rows = await ask(metric, queryOf(metric, { range: { from, to }, filters, params: { grain: period.grain } }))
  const own = rows.find(({ rail }) => rail === facts.focalRail)
  const said = { rail: focal, period: formats.period(from, period.grain) }
  return sentences(language, [
    own
      ? t('brief.coverage.count', { ...said, persons: formats.exact(Number(own.persons)), payments: formats.exact(Number(own.payments)) })
      : t('brief.coverage.none', said),
    coverage === null
      ? t('brief.coverage.unknown', { rail: focal })
      : t('brief.coverage.known', { rail: focal, share: formats.percent(coverage, 0) }),
  ])
}

export async function headerOf(briefed: Briefed, pen: Pen, ask: Ask): Promise<Header> {
  const { dataset, period, facts, release, sequence, simulated, scale, newer, reportingLagDays } = briefed
  const { t, formats } = pen
  const day = formats.date(facts.cutoff)
  const state = period.to <= facts.cutoff ? 'final' : 'provisional'
  // The data may reach beyond the period after: the next news is of the first that they do not hold whole.
  const next = state === 'final' ? following(lastComplete(period.grain, facts.cutoff)) : period
  return {
    ...{ dataset, pilot: pen.pilot, release, sequence, state },
    period: { from: period.from, to: period.to, text: formats.period(period.from, period.grain) },
    cutoff: { day: facts.cutoff, text: t('brief.cutoff', { date: day }) },
    coverage: await coverageOf(briefed, pen, ask),
    stateText: t(`brief.${state}`, { cutoff: day, end: formats.date(period.to) }),
    simulated: !simulated
      ? null
      : scale && scale < 1
        ? t('brief.simulatedAt', { n: formats.number(Math.round(1 / scale)) })
        : t('brief.simulated'),
    filters: filtersText(briefed, pen),
    newer: newer && t('brief.newer', { sequence: newer.sequence, cutoff: formats.date(newer.cutoff), own: sequence }),
    nextRelease: t(reportingLagDays ? 'brief.nextLagging' : 'brief.next', {
      ...{ period: formats.period(next.from, next.grain), date: formats.date(next.to), days: reportingLagDays },
    }),
  }
}
