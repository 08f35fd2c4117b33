import { addDays, daysBetween, type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, firstWallet, purchasesOf, shanghaiDate } from './activity.ts'

interface Params {
  grain: 'day' | 'week' | 'month'
  cohort: Grain
  mode: 'exact' | 'rolling' | 'bracket'
  start: 'first_purchase' | 'wallet_opened'
  funding: 'any' | 'own'
  rail: 'focal' | 'any'
  brackets: string
}

export function retentionCohorts({ tables, facts, range, filters, params }: Asked<Params>) {
  const length = { day: 1, week: 7, month: 30 }[params.grain]
  const purchases = purchasesOf(tables).filter((p) => params.rail === 'any' || p.rail === facts.focalRail)
  const cells = new Map<string, { cohort: string; age: number; until: number; cohort_size: number; eligible: number; returned: number }>()
  const sizes = new Map<string, number>()
  for (const person of chosenPersons(tables, filters)) {
    const own = purchases.filter((p) => p.person === person)
    const wallet = firstWallet(tables, person)
    const start = params.start === 'wallet_opened' ? wallet && shanghaiDate(wallet.opened_at) : own.map((p) => p.day).sort()[0]
    if (!start || start > facts.cutoff) continue
    const cohort = periodStart(params.cohort, start)
    if (range.from && cohort < periodStart(params.cohort, range.from)) continue
    if (range.to && start > periodEnd(params.cohort, range.to)) continue
    sizes.set(cohort, (sizes.get(cohort) ?? 0) + 1)
    const active = own
      .filter(
        (p) => countsAsActivity(p, filters) && (params.funding === 'any' || p.subsidy === 0) && p.day >= start && p.day <= facts.cutoff,
      )
      .map((p) => p.day)
    const windows: [number, number][] =
      params.mode === 'bracket'
        ? params.brackets.split(',').map((part) => part.split('-').map(Number) as [number, number])
        : Array.from({ length: Math.floor((daysBetween(start, facts.cutoff) + 1) / length) }, (_, k) => [k, k + 1])
    for (const [age, until] of windows) {
      const first = addDays(start, age * length)
      const last = addDays(start, until * length - 1)
      if (last > facts.cutoff) continue
      const cell = cells.get(`${cohort}/${age}/${until}`) ?? { cohort, age, until, cohort_size: 0, eligible: 0, returned: 0 }
      cell.eligible++
      if (active.some((day) => day >= first && (params.mode === 'rolling' || day <= last))) cell.returned++
      cells.set(`${cohort}/${age}/${until}`, cell)
    }
  }
  return [...cells.values()]
    .map((cell) => ({ ...cell, cohort_size: sizes.get(cell.cohort)! }))
    .sort((a, b) => byText(a.cohort, b.cohort) || a.age - b.age || a.until - b.until)
}
