import { groupsOf } from '../../groups.ts'
import { wilson } from '../../statistics/index.ts'
import type { Spec } from '../chart.ts'
import { FEW } from '../drawing.ts'

export interface CohortCell {
  cohort: string
  age: number
  until: number
  cohort_size: number
  eligible: number
  returned: number
  rate: number | null
  lower: number | null
  upper: number | null
  mature: boolean
}

/** A cell with a figure: the window is over for somebody. */
export type Cell = Omit<CohortCell, 'rate' | 'lower' | 'upper'> & { rate: number; lower: number; upper: number }

/** Above this many, cells whose window is over for nobody stay blank: so much hatching would take longer to draw than the figures. */
const MOST_OPEN = 2000

/** Window 0 is left to the table where it is everybody: after a first purchase that counts as a return by construction. */
export function telling(rows: readonly CohortCell[], { query }: Spec): Cell[] {
  const known = rows.filter((row): row is Cell => row.rate !== null)
  const isFirst = (row: Cell) => row.age === 0 && row.until === 1
  const { start = 'first_purchase' } = query.params
  return start === 'first_purchase' && known.every((row) => !isFirst(row) || row.rate === 1) ? known.filter((row) => !isFirst(row)) : known
}

/** Each cohort with its size, oldest first. */
export const cohortsOf = (rows: readonly CohortCell[]) =>
  [...new Map(rows.map((row) => [row.cohort, row.cohort_size]))].sort(([a], [b]) => (a < b ? -1 : 1))

export const personsOf = (rows: readonly CohortCell[]) => cohortsOf(rows).reduce((sum, [, size]) => sum + size, 0)

/** Every cohort’s persons together, age by age: those whose window is over, of all `persons`, also of cohorts too young for that age. */
export function pooled(rows: readonly CohortCell[], persons: number): Cell[] {
  return [...groupsOf(rows, ({ age }) => String(age)).values()]
    .map((of): Cell => {
      const eligible = of.reduce((sum, row) => sum + row.eligible, 0)
      const returned = of.reduce((sum, row) => sum + row.returned, 0)
      const found = { rate: returned / eligible, ...wilson(returned, eligible) }
      return { ...of[0]!, cohort_size: persons, eligible, returned, ...found, mature: eligible === persons }
    })
    .sort((a, b) => a.age - b.age)
}

/** Plain mean of the cohorts’ rates at each age, a small cohort like a large one; no interval belongs to it. */
export function plainMeans(rows: readonly { age: number; rate: number }[]): { age: number; rate: number; cohorts: number }[] {
  return [...groupsOf(rows, ({ age }) => String(age)).values()]
    .map((of) => ({ age: of[0]!.age, rate: of.reduce((sum, { rate }) => sum + rate, 0) / of.length, cohorts: of.length }))
    .sort((a, b) => a.age - b.age)
}

/** The highest rate that rests on enough persons, where any does: a cell of few would turn the others pale. */
export function highest(cells: readonly Cell[]): number {
  const sound = cells.filter((cell) => cell.eligible >= FEW)
  return (sound.length ? sound : cells).reduce((most, cell) => Math.max(most, cell.rate), 0.01)
}

export const agesOf = (rows: readonly CohortCell[], cells: readonly Cell[]) =>
  [...new Map((cells.length ? cells : rows).map((cell) => [cell.age, cell])).values()].sort((a, b) => a.age - b.age)

/** Places of the picture where a cohort has no cell. */
export function openPlaces(rows: readonly CohortCell[], cells: readonly Cell[]) {
  const told = new Set(cells.map(({ cohort, age }) => `${cohort} ${age}`))
  const ages = agesOf(rows, cells)
  const open = cohortsOf(rows).flatMap(([cohort, size], y) =>
    ages.flatMap((cell, x) => (told.has(`${cohort} ${cell.age}`) ? [] : [{ cohort, size, cell, x, y }])),
  )
  return open.length > MOST_OPEN ? [] : open
}
