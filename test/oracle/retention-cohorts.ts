import { addDays, daysBetween, type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, firstWallet, purchasesOf, shanghaiDate } from './activity.ts'

export interface CohortParams {
  grain: 'day' | 'week' | 'month'
  cohort: Grain
  mode: 'exact' | 'rolling' | 'bracket'
  start: 'first_purchase' | 'wallet_opened'
  funding: 'any' | 'own'
  rail: 'focal' | 'any'
  brackets: string
}

interface Starter {
  person: string
  start: string
  cohort: string
  /** Days of activity from the start to the cutoff. */
  active: string[]
}

/** Those of the persons whose clock started in the range, by the cutoff. */
export function starters({ tables, facts, range, filters, params }: Asked<CohortParams>, persons: ReadonlySet<string>): Starter[] {
  const purchases = purchasesOf(tables).filter((p) => params.rail === 'any' || p.rail === facts.focalRail)
  return [...persons].flatMap((person) => {
    const own = purchases.filter((p) => p.person === person)
    const wallet = firstWallet(tables, person)
    const start = params.start === 'wallet_opened' ? wallet && shanghaiDate(wallet.opened_at) : own.map((p) => p.day).sort()[0]
    if (!start || start > facts.cutoff) return []
    const cohort = periodStart(params.cohort, start)
    if (range.from && cohort < periodStart(params.cohort, range.from)) return []
    if (range.to && start > periodEnd(params.cohort, range.to)) return []
    const counts = own.filter((p) => countsAsActivity(p, filters) && (params.funding === 'any' || p.subsidy === 0))
    const active = counts.map((p) => p.day).filter((day) => day >= start && day <= facts.cutoff)
    return [{ person, start, cohort, active }]
  })
}

export function retentionCohorts(asked: Asked<CohortParams>, persons = chosenPersons(asked.tables, asked.filters)) {
  const { facts, params } = asked
  const length = { day: 1, week: 7, month: 30 }[params.grain]
  const everyone = starters(asked, persons)
  const cells = new Map<string, { cohort: string; age: number; until: number; cohort_size: number; eligible: number; returned: number }>()
  for (const { start, cohort, active } of everyone) {
    const windows: [number, number][] =
      params.mode === 'bracket'
        ? params.brackets.split(',').map((part) => part.split('-').map(Number) as [number, number])
        : Array.from({ length: Math.floor((daysBetween(start, facts.cutoff) + 1) / length) }, (_, k) => [k, k + 1])
    for (const [age, until] of windows) {
      const first = addDays(start, age * length)
      const last = addDays(start, until * length - 1)
      if (last > facts.cutoff) continue
      const key = `${cohort}/${age}/${until}`
      const cohort_size = everyone.filter((other) => other.cohort === cohort).length
      const cell = cells.get(key) ?? { cohort, age, until, cohort_size, eligible: 0, returned: 0 }
      cell.eligible++
      if (active.some((day) => day >= first && (params.mode === 'rolling' || day <= last))) cell.returned++
      cells.set(key, cell)
    }
  }
  return [...cells.values()].sort((a, b) => byText(a.cohort, b.cohort) || a.age - b.age || a.until - b.until)
}
