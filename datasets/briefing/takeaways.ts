import { periodEnd } from '../calendar.ts'
import type { Ask, Found } from '../changes/find-changes.ts'
import { findChanges } from '../changes/find-changes.ts'
import { signedCount, signedPoints, wholePercent } from '../figures/figure-text.ts'
import { activationFunnel } from '../metrics/activation-funnel/metric.ts'
import { incentiveCliff } from '../metrics/incentive-cliff/metric.ts'
import type { Metric, Query, Row } from '../metrics/metric.ts'
import { netMigration } from '../metrics/net-migration/metric.ts'
import { digitsOf } from '../metrics/precision.ts'
import { lacking } from '../metrics/run.ts'
import { nameText } from '../presentation/names.ts'
import { sentences } from '../presentation/sentences.ts'
import { queryOf } from '../query.ts'
import type { Briefed, Pen } from './briefed.ts'
import type { Takeaway } from './document.ts'
import type { Read } from './figures.ts'
import { changeFinding, cliffFinding, type Finding, funnelFinding, MOST_CHANGES, planFinding, railsFinding, ranked } from './findings.ts'
import { linkTo } from './link.ts'
import { lastWhole } from './period.ts'

/** How many takeaways a briefing has. */
export const MOST = 3

/** Days that everyone is given from registration. */
const FUNNEL_DAYS = 30

/** Findings of every rule, the weightiest first. */
export async function findingsOf(briefed: Briefed, figures: readonly Read[], ask: Ask): Promise<Finding[]> {
  const { facts, dimensions, filters, period, targets } = briefed
  const to = lastWhole('month', period)
  const earliest = period.grain === 'week' ? '' : period.from
  const rowsOf = async (metric: Metric, given: Omit<Query, 'filters'>): Promise<readonly Row[]> => {
    const query = queryOf(metric, { ...given, filters })
    return lacking(metric, query, facts).length ? [] : ask(metric, query)
  }
  const changes = await findChanges({ range: { to }, filters }, { facts, dimensions }, ask, MOST_CHANGES)
  const funnel = await rowsOf(activationFunnel as unknown as Metric, { range: { to: period.to }, params: { window: FUNNEL_DAYS } })
  const cliff = await rowsOf(incentiveCliff as unknown as Metric, { range: { to: period.to }, params: {} })
  const flows = await rowsOf(netMigration as unknown as Metric, { range: { to }, params: { grain: 'month' } })
  const offline = figures.find(({ figure }) => figure.id === 'offline')
  const { now } = offline ?? {}
  const plan =
    now && now.value !== null && now.lower !== null && now.upper !== null
      ? planFinding(
          { value: now.value, lower: now.lower, upper: now.upper, n: now.n, period: now.period },
          targets.find(({ metric, period }) => metric === offline!.kind.metric.id && period === now.period)?.value ?? null,
        )
      : null
  // A cohort that had to wait for its window began before the period; anything else that did is no news of it.
  const ofPeriod = ({ change: { signal, now } }: Found) => signal.id === 'retention' || now.period >= earliest
  return ranked(
    [...changes.filter(ofPeriod).map(changeFinding), funnelFinding(funnel), cliffFinding(cliff), railsFinding(flows, earliest), plan],
    MOST,
  )
}

/** A finding as fact, implication and caveat in the briefing’s language. */
export function takeawayOf(finding: Finding, briefed: Briefed, pen: Pen): Takeaway {
  switch (finding.kind) {
    case 'change':
      return ofChange(finding.found, briefed, pen)
    case 'funnel':
      return ofFunnel(finding, briefed, pen)
    case 'cliff':
      return ofCliff(finding, briefed, pen)
    case 'rails':
      return ofRails(finding, briefed, pen)
    case 'plan':
      return ofPlan(finding, briefed, pen)
  }
}

type Of<Kind extends Finding['kind']> = Extract<Finding, { kind: Kind }>

const month = ({ formats }: Pen, day: string) => formats.period(day, 'month')
const share = ({ formats }: Pen, value: number) => formats.percent(value, digitsOf(value))
const span = (pen: Pen, { lower, upper }: { lower: number; upper: number }) => pen.formats.interval(lower, upper)

function ofChange({ change, main }: Found, briefed: Briefed, pen: Pen): Takeaway {
  const { t, formats, focal, value } = pen
  const { signal, now, before, lower, upper, verdict } = change
  const write = (amount: number) =>
    signal.unit === 'share' ? share(pen, amount) : signal.unit === 'balance' ? signedCount(amount, formats) : formats.number(amount)
  const signed = (amount: number) =>
    signal.unit === 'share' ? t('figure.points', { n: signedPoints(amount, formats) }) : signedCount(amount, formats)
  const fact = t(`change.${verdict}`, {
    ...{ name: t(`change.signal.${signal.id}`, { rail: focal }), now: write(now.value), before: write(before.value) },
    ...{ period: month(pen, now.period), earlier: month(pen, before.period) },
  })
  const contributor = main
    ? t('change.main', {
        ...{ key: t(`card.filter.${main.key}`), value: value(main.key, main.value) },
        ...{ share: wholePercent(main.share, t, formats), weight: wholePercent(main.weight, t, formats) },
      })
    : t('change.spread')
  const campaigns = briefed.dimensions.campaigns.filter(({ from, to }) => from <= periodEnd('month', now.period) && to >= before.period)
  const names = campaigns.map(({ id, label }) => nameText(t, 'campaign', id, label))
  return {
    id: `change-${signal.id}`,
    fact: sentences(pen.language, [fact, contributor]),
    implication: t(`brief.implication.${signal.id}.${verdict}`, { rail: focal }),
    caveat: sentences(pen.language, [
      t('brief.change.interval', { lower: signed(lower), upper: signed(upper) }),
      names.length ? t('brief.change.campaign', { names: names.join(t('chart.comma')) }) : '',
      t('brief.change.alone'),
    ]),
    link: linkTo(briefed, signal.view, signal.shown, main ? { [main.key]: [main.value] } : {}),
  }
}

function ofFunnel({ step, lost, n, share: part, interval }: Of<'funnel'>, briefed: Briefed, pen: Pen): Takeaway {
  const { t, formats, language } = pen
  const name = (activationFunnel.labels[language] ?? activationFunnel.labels.en).values[`step.${step}`] ?? step
  return {
    id: 'funnel',
    fact: t('brief.funnel.fact', {
      ...{ step: name, lost: formats.number(lost), n: formats.number(n), share: share(pen, part) },
      ...{ interval: span(pen, interval), days: FUNNEL_DAYS },
    }),
    implication: t(`brief.funnel.implication.${step}`),
    caveat: t('brief.funnel.caveat', { period: formats.period(briefed.period.from, briefed.period.grain), days: FUNNEL_DAYS }),
    link: linkTo(briefed, 'adoption'),
  }
}

function ofCliff({ day, paid, left, n }: Of<'cliff'>, briefed: Briefed, pen: Pen): Takeaway {
  const { t, formats } = pen
  return {
    id: 'cliff',
    fact: t('brief.cliff.fact', {
      ...{ day, n: formats.number(n), paid: share(pen, paid.value), left: share(pen, left.value) },
      ...{ interval: span(pen, paid), leftInterval: span(pen, left) },
    }),
    implication: t(`brief.cliff.${paid.value > left.value ? 'more' : 'fewer'}`),
    caveat: t('brief.cliff.caveat'),
    link: linkTo(briefed, 'retention'),
  }
}

function ofRails({ gainer, loser, from, to, known }: Of<'rails'>, briefed: Briefed, pen: Pen): Takeaway {
  const { t, formats, focal } = pen
  const { focalRail } = briefed.facts
  const said = (one: typeof gainer, name: string, amount: string) =>
    one && {
      [name]: pen.rail(one.rail),
      [amount]: formats.number(Math.abs(one.value)),
      [`${amount}Lower`]: signedCount(one.lower, formats),
      [`${amount}Upper`]: signedCount(one.upper, formats),
    }
  const implication = gainer?.rail === focalRail ? 'focalGains' : loser?.rail === focalRail ? 'focalLoses' : 'others'
  return {
    id: 'rails',
    fact: t(`brief.rails.${gainer && loser ? 'both' : gainer ? 'gain' : 'loss'}`, {
      ...{ from: month(pen, from), to: month(pen, to) },
      ...said(gainer, 'gainer', 'gain'),
      ...said(loser, 'loser', 'loss'),
    }),
    implication: t(`brief.rails.${implication}`, { rail: focal }),
    caveat: t('brief.rails.caveat', { n: formats.number(known) }),
    link: linkTo(briefed, 'migration'),
  }
}

function ofPlan({ share: found, n, target, period, met }: Of<'plan'>, briefed: Briefed, pen: Pen): Takeaway {
  const { t, formats } = pen
  const grain = briefed.period.grain === 'week' ? 'week' : 'month'
  return {
    id: 'plan',
    fact: t(`brief.plan.${met ? 'met' : 'missed'}`, {
      ...{ share: share(pen, found.value), interval: span(pen, found), target: share(pen, target) },
      period: formats.period(period, grain),
    }),
    implication: t(`brief.plan.${met ? 'metImplication' : 'missedImplication'}`),
    caveat: t('brief.plan.caveat', { n: formats.number(n) }),
    link: linkTo(briefed, 'offline'),
  }
}
