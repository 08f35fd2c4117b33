import { turnover, verdict } from '../../changes/limits.ts'
import type { Spec } from '../chart.ts'
import { latest, periodsOf } from '../timeline.ts'
import type { ActivePeriod } from './chart.ts'

/** How many were active in the last period that is over, and whether they became more or fewer beyond chance. */
export function activeFinding(rows: readonly ActivePeriod[], spec: Spec): string | null {
  const grain = String(spec.query.params.grain ?? 'month')
  const at = latest(periodsOf(rows, (row) => row.period, grain))
  const [now, before] = [rows[at], rows[at - 1]]
  if (!now?.mature) return null
  const values = { active: spec.number(now.active), period: spec.period(now.period, grain) }
  const limits = before ? turnover(now.active, now.retained, before.active) : null
  if (!before || !limits) return spec.say('finding.activeFirst', values)
  const way = verdict(limits)
  if (way === 'none') return spec.say('finding.activeSame', values)
  const change = spec.number(Math.abs(now.active - before.active))
  return spec.say(way === 'up' ? 'finding.activeUp' : 'finding.activeDown', {
    ...values,
    change,
    before: spec.period(before.period, grain),
  })
}
