/** So many persons who needed so many days. */
export interface Bar {
  days: number
  persons: number
}

/** Median of a histogram in ascending order of days, type 7: halfway between the two middle persons where their number is even. */
export function median(bars: readonly Bar[]): number | null {
  const persons = bars.reduce((sum, bar) => sum + bar.persons, 0)
  if (!persons) return null
  const daysOf = (rank: number) => {
    let before = 0
    for (const bar of bars) {
      before += bar.persons
      if (before > rank) return bar.days
    }
    return bars.at(-1)!.days
  }
  return (daysOf(Math.floor((persons - 1) / 2)) + daysOf(Math.ceil((persons - 1) / 2))) / 2
}
