import { squareAndAdd, verdict } from '../../changes/limits.ts'
import type { Chart, Mark, Pick, Spec } from '../chart.ts'
import { FEW, shade, tooltipText } from '../drawing.ts'
import { ranking } from '../ranking.ts'

export interface RegionPenetration {
  region: string | null
  label: string | null
  persons: number
  eligible: number | null
  share: number | null
  lower: number | null
  upper: number | null
  wallets: number | null
  as_of: string
  mature: boolean
}

const nameOf = (row: RegionPenetration, spec: Spec) =>
  row.region === null ? spec.say('chart.regionUnknown') : spec.valueLabel('region', row.region)

const LEAST = 0.00001

/** The share with as many digits as tell it from zero; below them it says so. */
const written = (share: number, spec: Spec) =>
  share > 0 && share < LEAST
    ? `< ${spec.percent(LEAST, 3)}`
    : spec.percent(share, share && share < 0.001 ? 3 : share && share < 0.01 ? 2 : 1)

/** Highest share first; regions without a denominator after them, by persons. */
const ranked = (rows: readonly RegionPenetration[]) =>
  rows.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1) || b.persons - a.persons || (nameKey(a) < nameKey(b) ? -1 : 1))

const nameKey = (row: RegionPenetration) => row.region ?? '\uffff'

function tell(row: RegionPenetration, spec: Spec): string {
  const { columns } = spec.words
  return tooltipText(nameOf(row, spec), [
    `${columns.persons}: ${spec.number(row.persons)}`,
    row.eligible === null ? spec.say('chart.noDenominator') : `${columns.eligible}: ${spec.number(row.eligible)}`,
    ...(row.share === null
      ? []
      : [`${columns.share}: ${written(row.share, spec)}`, spec.say('chart.interval', { interval: spec.interval(row.lower!, row.upper!) })]),
    ...(row.wallets === null ? [] : [`${columns.wallets}: ${spec.number(row.wallets)}`]),
    ...(row.persons < FEW ? [spec.say('chart.few')] : []),
  ])
}

function finding(rows: readonly RegionPenetration[], spec: Spec): string | null {
  const first = ranked(rows)[0]
  const second = ranked(rows)[1]
  if (!first || !second || first.share === null || second.share === null || first.persons < FEW) return null
  const limits = squareAndAdd({ ...first, value: first.share }, { ...second, value: second.share })
  if (!limits || verdict(limits) !== 'up') return null
  return spec.say('finding.penetration', { region: nameOf(first, spec), share: written(first.share, spec) })
}

const pick = (rows: readonly RegionPenetration[], _: Spec, { index }: Mark): Pick | null => {
  const row = ranked(rows)[index]
  return row ? { filters: { region: [row.region ?? ''] } } : null
}

function option(rows: readonly RegionPenetration[], spec: Spec) {
  const order = ranked(rows)
  const most = Math.max(0, ...order.map((row) => row.upper ?? 0))
  return ranking(
    order.map((row) => ({
      name: nameOf(row, spec),
      value: row.share,
      lower: row.lower,
      upper: row.upper,
      colour: shade(spec.palette.sequential, 0.6),
      text:
        row.share === null
          ? spec.say('chart.personsOnly', { n: spec.number(row.persons) })
          : `${written(row.share, spec)} · ${spec.number(row.persons)}${row.persons < FEW ? '*' : ''}`,
      strong: row.share !== null,
    })),
    most || 1,
    (i) => tell(order[i]!, spec),
    spec,
    order.some((row) => row.share !== null && row.persons < FEW) ? spec.say('chart.noteFew') : '',
  )
}

function summary(rows: readonly RegionPenetration[], spec: Spec): string {
  const order = ranked(rows)
  const first = order[0]
  if (!first) return spec.say('chart.nothing')
  const shares = order
    .filter((row) => row.share !== null)
    .slice(0, 3)
    .map((row) => `${nameOf(row, spec)} ${written(row.share!, spec)}`)
  const persons = spec.number(rows.reduce((sum, row) => sum + row.persons, 0))
  return spec.say(shares.length ? 'chart.penetrationFinding' : 'chart.penetrationPersons', {
    date: spec.date(first.as_of),
    persons,
    shares: shares.join(spec.say('chart.comma')),
  })
}

/** Persons who ever paid, as a share of those who could, by region. */
export const penetrationByRegion: Chart<RegionPenetration> = {
  shape: 'bars',
  option,
  summary,
  finding,
  pick,
  height: (rows) => Math.max(120, 34 + rows.length * 30),
}
