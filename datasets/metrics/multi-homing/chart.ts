import { groupsOf } from '../../groups.ts'
import type { Chart, Spec } from '../chart.ts'
import { shade, tooltipText } from '../drawing.ts'
import { digitsOf } from '../precision.ts'
import { latest, parts, periodsOf, pickPeriod } from '../timeline.ts'

export interface HomingRow {
  period: string
  rails_used: number
  persons: number
  active: number
  share: number | null
  lower: number | null
  upper: number | null
  mature: boolean
}

const grainOf = (spec: Spec) => String(spec.query.params.grain ?? 'month')

function table(rows: readonly HomingRow[]) {
  const periods = [...groupsOf(rows, (row) => row.period).values()]
  return {
    periods: (spec: Spec) =>
      periodsOf(
        periods.map((of) => of[0]!),
        (row) => row.period,
        grainOf(spec),
      ),
    numbers: [...new Set(rows.map((row) => row.rails_used))].sort((a, b) => a - b),
    at: (i: number, n: number) => periods[i]?.find((row) => row.rails_used === n),
    size: periods.length,
  }
}

const name = (n: number, spec: Spec) => spec.say('chart.railsUsed', { count: n, n: spec.number(n) })

const option = (rows: readonly HomingRow[], spec: Spec) => {
  const t = table(rows)
  const periods = t.periods(spec)
  return parts(
    periods,
    t.numbers.map((n, k) => ({
      id: String(n),
      label: name(n, spec),
      colour: shade(spec.palette.sequential, 0.25 + (0.65 * k) / Math.max(1, t.numbers.length - 1)),
      values: periods.days.map((_, i) => t.at(i, n)?.share ?? 0),
      // A few persons among many are not nobody.
      write: (share) => spec.percent(share, share === 0 || share >= 0.01 ? 0 : digitsOf(share) - 1),
    })),
    spec,
    {
      axis: (share) => spec.percent(share, 0),
      whole: false,
      tell: (i) =>
        tooltipText(`${spec.period(periods.days[i]!, grainOf(spec))}${periods.settled[i] ? '' : ` · ${spec.say('chart.immature')}`}`, [
          ...t.numbers.flatMap((n) => {
            const row = t.at(i, n)
            if (!row) return []
            return [
              `${name(n, spec)}: ${spec.percent(row.share!, 1)} (${spec.interval(row.lower!, row.upper!)}; ${spec.number(row.persons)})`,
            ]
          }),
        ]),
    },
  )
}

function summary(rows: readonly HomingRow[], spec: Spec): string {
  const t = table(rows)
  const periods = t.periods(spec)
  const i = latest(periods)
  if (i < 0) return spec.say('chart.nothing')
  const several = t.numbers.filter((n) => n > 1).reduce((sum, n) => sum + (t.at(i, n)?.persons ?? 0), 0)
  const active = t.at(i, t.numbers.find((n) => t.at(i, n))!)!.active
  return spec.say('chart.homingFinding', {
    period: spec.period(periods.days[i]!, grainOf(spec)),
    share: spec.percent(several / active, 1),
    n: spec.number(active),
  })
}

/** Persons by how many rails they really use. As tall, where there is room, as the net migration that it stands beside. */
export const railsPerPerson: Chart<HomingRow> = {
  shape: 'bars',
  option,
  summary,
  pick: pickPeriod,
  height: (_, { width }) => (width < 520 ? 320 : 480),
}
