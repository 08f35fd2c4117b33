import { type Choice, chosen, type Spec } from '../chart.ts'
import { joined } from '../joined.ts'
import { byRail } from '../rail-order.ts'

export interface Transition {
  from_period: string
  to_period: string
  from_rail: string
  to_rail: string
  persons: number
  of_which_first: number
  from_persons: number
  share: number | null
  lower: number | null
  upper: number | null
  mature: boolean
}

export const INACTIVE = 'inactive'

const pairs = (rows: readonly Transition[]) =>
  [...new Map(rows.map((row) => [row.from_period, row])).values()].sort((a, b) => (a.from_period < b.from_period ? -1 : 1))

export const pairLabel = (row: Pick<Transition, 'from_period' | 'to_period'>, spec: Spec): string => {
  const grain = String(spec.query.params.grain ?? 'month')
  return `${spec.period(row.from_period, grain)} → ${spec.period(row.to_period, grain)}`
}

/** Two consecutive periods that the reader chose, else the latest that are both over. */
export function pairOf(rows: readonly Transition[], spec: Spec) {
  const all = pairs(rows)
  const latest = all.findLast((row) => row.mature) ?? all.at(-1)
  if (!latest) return undefined
  const from = chosen(
    spec,
    'pair',
    all.map((row) => row.from_period),
    latest.from_period,
  )
  const own = rows.filter((row) => row.from_period === from)
  return { ...own[0]!, rows: own }
}

/** The two periods drawn. */
export function pairDates(rows: readonly Transition[], spec: Spec): string {
  const pair = pairOf(rows, spec)
  return pair ? pairLabel(pair, spec) : ''
}

export function pairChoice(rows: readonly Transition[], spec: Spec): Choice[] {
  const pair = pairOf(rows, spec)
  if (!pair) return []
  const options = pairs(rows).map((row) => ({
    value: row.from_period,
    label: `${pairLabel(row, spec)}${row.mature ? '' : ` (${spec.say('chart.immature')})`}`,
  }))
  return options.length > 1 ? [{ key: 'pair', label: spec.say('chart.pair'), value: pair.from_period, options }] : []
}

export const stateLabel = (rail: string, spec: Spec): string => (rail === INACTIVE ? spec.say('chart.inactive') : spec.railLabel(rail))

/** Rails in their fixed order for every picture, the inactive last. */
export function states(rows: readonly Transition[], spec: Spec): string[] {
  const rails = new Set(rows.flatMap(({ from_rail, to_rail }) => [from_rail, to_rail]))
  const inactive = rails.delete(INACTIVE)
  return [...[...rails].sort(byRail(spec)), ...(inactive ? [INACTIVE] : [])]
}

/** What happened between the two periods in words: who stayed, and the largest movement. */
export function pairSummary(rows: readonly Transition[], spec: Spec): string {
  const pair = pairOf(rows, spec)
  if (!pair) return spec.say('chart.nothing')
  const active = pair.rows.filter((row) => row.from_rail !== INACTIVE)
  const sum = (of: readonly Transition[]) => of.reduce((total, row) => total + row.persons, 0)
  const [n, stayed] = [sum(active), sum(active.filter((row) => row.from_rail === row.to_rail))]
  const moved = active.filter((row) => row.from_rail !== row.to_rail && row.to_rail !== INACTIVE && row.share !== null)
  const most = moved.toSorted((a, b) => b.persons - a.persons)[0]
  return joined([
    ...(n ? [spec.say('chart.stayFinding', { pair: pairLabel(pair, spec), share: spec.percent(stayed / n, 1), n: spec.number(n) })] : []),
    ...(most
      ? [
          spec.say('chart.moveFinding', {
            from: stateLabel(most.from_rail, spec),
            to: stateLabel(most.to_rail, spec),
            persons: spec.number(most.persons),
            share: spec.percent(most.share!, 1),
            interval: spec.interval(most.lower!, most.upper!),
            n: spec.number(most.from_persons),
          }),
        ]
      : []),
    ...(pair.mature ? [] : [spec.say('chart.immaturePair')]),
  ])
}

/** Persons known to the pilot, whatever they did in the two periods. */
export const pairSize = (rows: readonly Transition[], spec: Spec): number =>
  (pairOf(rows, spec)?.rows ?? []).reduce((sum, row) => sum + row.persons, 0)
