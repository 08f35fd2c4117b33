import type { Ask } from '../changes/find-changes.ts'
import { activationFunnel } from '../metrics/activation-funnel/metric.ts'
import { incentiveShare } from '../metrics/incentive-share/metric.ts'
import type { Metric } from '../metrics/metric.ts'
import { digitsOf } from '../metrics/precision.ts'
import { lacking } from '../metrics/run.ts'
import { unsyncedValue } from '../metrics/unsynced-value/metric.ts'
import { queryOf } from '../query.ts'
import type { Briefed, Pen } from './briefed.ts'
import type { Figure } from './document.ts'
import type { Finding } from './findings.ts'
import { lastWhole } from './period.ts'

const missed = (figures: readonly Figure[]) => figures.filter(({ status }) => status === 'red')

/** Share of the value that grants paid from which use without them is a question. */
const SUBSIDISED = 0.05

/** What the figures warn of: targets missed, money not yet synchronised, spending that grants pay for. */
export async function risksOf(briefed: Briefed, figures: readonly Figure[], pen: Pen, ask: Ask): Promise<string[]> {
  const { filters, period, facts } = briefed
  const { t, formats, focal } = pen
  const known: Ask = async (metric, query) => (lacking(metric, query, facts).length ? [] : ask(metric, query))
  const unsynced = unsyncedValue as unknown as Metric
  const day = [period.to, facts.cutoff].sort()[0]!
  const [outstanding] = await known(unsynced, queryOf(unsynced, { range: { from: day, to: day }, filters, params: {} }))
  const incentive = incentiveShare as unknown as Metric
  const months = await known(
    incentive,
    queryOf(incentive, { range: { to: lastWhole('month', period) }, filters, params: { grain: 'month' } }),
  )
  const month = months.findLast(({ mature }) => mature === true)
  const share = Number(month?.share ?? 0)
  return [
    ...missed(figures).map(({ label, text, asOf, target }) =>
      t('brief.risk.missed', { figure: label, value: text, period: asOf, target: target!.text }),
    ),
    ...(outstanding && Number(outstanding.payments) > 0
      ? [
          t('brief.risk.unsynced', {
            ...{ day: formats.date(String(outstanding.day)), value: formats.money(Number(outstanding.value)) },
            ...{ n: formats.number(Number(outstanding.payments)), days: Number(outstanding.oldest_days) },
          }),
        ]
      : []),
    ...(month && share >= SUBSIDISED
      ? [
          t('brief.risk.subsidy', {
            ...{ share: formats.percent(share, digitsOf(share)), rail: focal, period: formats.period(String(month.period), 'month') },
          }),
        ]
      : []),
  ]
}

/** Questions that the findings put to whoever decides; the editor’s to keep, change or strike. */
export function decisionsOf(figures: readonly Figure[], findings: readonly Finding[], { t, language }: Pen): string[] {
  const steps = (activationFunnel.labels[language] ?? activationFunnel.labels.en).values
  return [
    ...missed(figures).map(({ label, target }) => t('brief.decision.missed', { figure: label, target: target!.text })),
    ...findings.flatMap((finding) => {
      if (finding.kind === 'funnel') return [t('brief.decision.funnel', { step: steps[`step.${finding.step}`] ?? finding.step })]
      return finding.kind === 'cliff' && finding.paid.value < finding.left.value ? [t('brief.decision.cliff')] : []
    }),
  ]
}
