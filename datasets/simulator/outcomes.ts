import type { OpenRound } from './world.ts'

/** Days from the first day of use over which an applicant's outcomes are added up; the last runs to the end of the window. */
export const horizons = [30, 90, Number.POSITIVE_INFINITY] as const

const rails = 6

/** What an applicant did from the first day on which the round's packets could be used. Money in fen, net of refunds. */
export class Outcomes {
  readonly spent = horizons.map(() => new Float64Array(rails))
  /** Purchases in e-CNY with own money alone. */
  readonly ownMoney = new Float64Array(horizons.length)
  private starts = 0

  begin(round: OpenRound | null): void {
    this.starts = round ? round.starts : Number.POSITIVE_INFINITY
    for (const spent of this.spent) spent.fill(0)
    this.ownMoney.fill(0)
  }

  spend(day: number, rail: number, amount: number, ownECny: boolean): void {
    const since = day - this.starts
    if (since < 0) return
    for (let i = horizons.length - 1; i >= 0 && since < horizons[i]!; i--) {
      this.spent[i]![rail]! += amount
      if (ownECny) this.ownMoney[i]!++
    }
  }
}
