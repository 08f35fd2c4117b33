import type { Chart, Spec } from '../chart.ts'
import { FEW, tooltipText } from '../drawing.ts'
import { span, written } from '../precision.ts'
import { ranking } from '../ranking.ts'

export interface PlatformPeriod {
  period: string
  platform: string
  users: number
  repeat_users: number
  share: number | null
  lower: number | null
  upper: number | null
  payments: number
  value: number
  mature: boolean
}

/** Height of one bar with its two lines of text. */
const BAR = 46

/** The platforms of the last period that is over, else of the last, most users first. */
function shown(rows: readonly PlatformPeriod[]): PlatformPeriod[] {
  const period = rows.findLast((row) => row.mature)?.period ?? rows.at(-1)?.period
  return rows.filter((row) => row.period === period).sort((a, b) => b.users - a.users || (a.platform < b.platform ? -1 : 1))
}

const periodText = (row: PlatformPeriod, spec: Spec) =>
  `${spec.period(row.period, String(spec.query.params.grain ?? 'month'))}${row.mature ? '' : ` · ${spec.say('chart.immature')}`}`
const name = (row: PlatformPeriod, spec: Spec) => spec.valueLabel('platform', row.platform)

function option(rows: readonly PlatformPeriod[], spec: Spec) {
  const own = shown(rows)
  const few = own.some(({ users }) => users < FEW)
  const ranks = own.map((row) => ({
    name: name(row, spec),
    under: spec.say('chart.count.persons', { n: spec.number(row.users) }),
    value: row.share,
    lower: row.lower,
    upper: row.upper,
    colour: spec.palette.accent,
    text: `${written(row.share ?? 0, spec)}${row.users < FEW ? ' *' : ''}`,
  }))
  const tell = (i: number) => {
    const row = own[i]!
    return tooltipText(`${name(row, spec)} · ${periodText(row, spec)}`, [
      spec.say('chart.repeatUsers', {
        share: written(row.share ?? 0, spec),
        repeat: spec.number(row.repeat_users),
        users: spec.number(row.users),
      }),
      ...(row.lower === null || row.upper === null ? [] : [spec.say('chart.interval', { interval: span(row.lower, row.upper, spec) })]),
      `${spec.words.columns.payments}: ${spec.number(row.payments)} · ${spec.words.columns.value}: ${spec.money(row.value)}`,
    ])
  }
  const remark = [...(own[0] ? [periodText(own[0], spec)] : []), ...(few ? [spec.say('chart.noteFew')] : [])].join(' · ')
  return ranking(ranks, 1, tell, spec, remark)
}

function summary(rows: readonly PlatformPeriod[], spec: Spec): string {
  const own = shown(rows)
  if (!own.length) return spec.say('chart.nothing')
  const shares = own.slice(0, 5).map((row) =>
    spec.say('chart.platformShare', {
      platform: name(row, spec),
      share: written(row.share ?? 0, spec),
      interval: row.lower === null || row.upper === null ? '–' : span(row.lower, row.upper, spec),
      n: spec.number(row.users),
    }),
  )
  return spec.say('chart.platformFinding', { period: periodText(own[0]!, spec), shares: shares.join(spec.say('chart.comma')) })
}

/** Share of a platform’s users in a period who had paid there on an earlier day. */
export const platformsRanked: Chart<PlatformPeriod> = {
  shape: 'bars',
  option,
  summary,
  height: (rows) => Math.max(120, shown(rows).length * BAR + 26),
  // Each bar has its own n; a person who paid on two platforms is in both.
  dates: (rows, spec) => {
    const [row] = shown(rows)
    return row ? periodText(row, spec) : ''
  },
}
