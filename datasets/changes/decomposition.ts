import type { FilterKey } from '../filters.ts'

/** A figure of one period for one group: a count (`n` null) or a share x / n. */
export interface Part {
  x: number
  n: number | null
}

/** The same figure in two periods. */
export interface Both {
  now: Part
  before: Part
}

/** What one value of an attribute contributes to a change. */
export interface Contribution {
  key: FilterKey
  value: string
  /** In the change’s own unit; over all values of an attribute they add up to the change. */
  amount: number
  /** In parts of the whole change: above 1 where others offset it. */
  share: number
  /** The group’s part of what is counted, in the mean of both periods, 0–1. */
  weight: number
}

const ratio = ({ x, n }: Part): number => (n === null ? x : n ? x / n : 0)

export const changeOf = ({ now, before }: Both): number => ratio(now) - ratio(before)

/**
 * Contributions of groups to the change of their whole. Counts: each group’s own change. Shares: what the group’s numerator adds to the change,
 * less what it would have added merely by growing or shrinking at the mean share, so that the group sizes’ changes cancel out.
 *
 * Source: the two-factor decomposition of Kitagawa (Journal of the American Statistical Association 50, 1955), its rate and composition parts
 * together by group.
 */
export function contributions(key: FilterKey, whole: Both, groups: ReadonlyMap<string, Both>): Contribution[] {
  const total = changeOf(whole)
  if (total === 0) return []
  const counted = whole.now.n === null
  const mean = (ratio(whole.now) + ratio(whole.before)) / 2
  const part = (of: number, all: number) => (all ? of / all : 0)
  return [...groups].map(([value, { now, before }]) => {
    if (counted) {
      const amount = now.x - before.x
      return { key, value, amount, share: amount / total, weight: part(now.x + before.x, whole.now.x + whole.before.x) }
    }
    const [all, allBefore] = [whole.now.n!, whole.before.n!]
    const [w, wBefore] = [part(now.n!, all), part(before.n!, allBefore)]
    const amount = part(now.x, all) - part(before.x, allBefore) - (w - wBefore) * mean
    return { key, value, amount, share: amount / total, weight: (w + wBefore) / 2 }
  })
}

/** A group stands out where its part of the change exceeds its part of the persons or payments by at least this. */
const EXCESS = 0.05

/** A smaller part of the persons or payments is too few, and a smaller part of the change too little, to be its main contributor. */
const [LEAST_WEIGHT, LEAST_SHARE] = [0.05, 0.2]

/** The contribution that stands out most against its group’s size; null where the change is spread as the groups are, or over small ones. */
export function mainContribution(all: readonly Contribution[]): Contribution | null {
  const excess = ({ share, weight }: Contribution) => share - weight
  const [first] = all
    .filter(({ share, weight }) => share >= LEAST_SHARE && weight >= LEAST_WEIGHT)
    .toSorted((a, b) => excess(b) - excess(a))
  return first && excess(first) >= EXCESS ? first : null
}
