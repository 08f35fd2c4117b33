import { dayOf } from './calendar.ts'
import type { Parameters } from './parameters.ts'

/** One e-CNY wallet. Money in fen, days of the window, times in UTC seconds. */
export interface Wallet {
  /** Wallet number, and the index of its row. */
  id: number
  row: number
  tier: string
  /** Day from which the tier's own limits hold; before it those of tier IV do. */
  upgraded: number
  hard: boolean
  openedAt: number
  closed: boolean
  funded: boolean
  balance: number
  spentOn: number
  spentToday: number
  spentThisYear: number
  year: number
}

interface Limits {
  single: number
  daily: number
  annual: number
  balance: number
}

/** Limits in fen of each tier on each day; a limit that is not set is infinite. */
export class TierLimits {
  private readonly vintages = new Map<string, { from: number; limits: Limits }[]>()

  constructor(tiers: Parameters['wallet_tiers'], first: number) {
    const fen = (yuan: number | null) => (yuan === null ? Number.POSITIVE_INFINITY : yuan * 100)
    for (const { tier, valid_from, single, daily, annual, balance } of tiers) {
      const vintages = this.vintages.get(tier) ?? []
      vintages.push({
        from: dayOf(valid_from) - first,
        limits: { single: fen(single), daily: fen(daily), annual: fen(annual), balance: fen(balance) },
      })
      this.vintages.set(
        tier,
        vintages.sort((a, b) => b.from - a.from),
      )
    }
  }

  of(wallet: Wallet, day: number): Limits {
    const vintages = this.vintages.get(day < wallet.upgraded ? 'IV' : wallet.tier)!
    return (vintages.find(({ from }) => day >= from) ?? vintages.at(-1)!).limits
  }
}

/** Whether the limits of that day let the wallet pay the amount, and hold it beforehand. */
export function allows(wallet: Wallet, limits: Limits, day: number, year: number, amount: number): boolean {
  const today = wallet.spentOn === day ? wallet.spentToday : 0
  const thisYear = wallet.year === year ? wallet.spentThisYear : 0
  return amount <= limits.single && today + amount <= limits.daily && thisYear + amount <= limits.annual && amount <= limits.balance
}

export function spend(wallet: Wallet, day: number, year: number, amount: number): void {
  wallet.spentToday = (wallet.spentOn === day ? wallet.spentToday : 0) + amount
  wallet.spentThisYear = (wallet.year === year ? wallet.spentThisYear : 0) + amount
  wallet.spentOn = day
  wallet.year = year
  wallet.balance -= amount
}
