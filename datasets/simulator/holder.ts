import { allows, spend, TierLimits, type Wallet } from './account.ts'
import type { Ledger } from './ledger.ts'
import type { Person } from './population.ts'
import { cumulate, type Random } from './random.ts'
import { none } from './rows.ts'
import { acquisitions, eventKinds, forms } from './tables.ts'
import type { World } from './world.ts'

type EventKind = 'install' | 'register' | 'open' | 'fund' | 'upgrade' | 'uninstall' | 'close'

/** A person's e-CNY wallets: opening, funding, spending within the tier's limits, leaving. */
export class Holder {
  readonly wallets: Wallet[] = []
  private person!: Person
  private details!: Random
  private nextWallet = 0
  private nextEvent = 0
  private readonly limits: TierLimits
  private readonly tiers: readonly string[]

  constructor(
    private readonly world: World,
    private readonly ledger: Ledger,
  ) {
    this.limits = new TierLimits(world.parameters.wallet_tiers, world.calendar.first)
    this.tiers = Object.keys(world.parameters.tier_shares)
  }

  begin(person: Person, details: Random): void {
    this.person = person
    this.details = details
    this.wallets.length = 0
  }

  /** Opens a wallet at a UTC second of a day; the first one brings the installation and registration with it. */
  open(day: number, at: number, acquisition: (typeof acquisitions)[number], campaign = none): Wallet {
    const { details, world } = this
    const { population } = world.parameters
    const tier = details.pick(world.tiers)
    const again = this.wallets.length > 0
    const hard = acquisition !== 'lottery' && details.chance(again ? 0.3 : population.hard_wallet)
    const upgraded = this.tiers[tier] !== 'IV' && details.chance(population.upgrade) ? day + 5 + details.below(60) : -1
    const wallet: Wallet = {
      id: this.ledger.quiet ? 0 : ++this.nextWallet,
      row: world.tables.wallets.length,
      tier: this.tiers[tier]!,
      upgraded,
      hard,
      openedAt: at,
      closed: false,
      funded: false,
      balance: 0,
      spentOn: none,
      spentToday: 0,
      spentThisYear: 0,
      year: 0,
    }
    if (!this.ledger.quiet)
      world.tables.wallets.push({
        wallet_id: wallet.id,
        person_id: this.person.index + 1,
        operator_id: details.pick(this.operatorsOn(day)),
        tier,
        form: forms.indexOf(hard ? 'hard' : 'app'),
        bank_linked: this.tiers[tier] === 'IV' || this.tiers[tier] === 'III' ? (details.chance(0.35) ? 1 : 0) : 1,
        acquisition: acquisitions.indexOf(acquisition),
        campaign_id: campaign,
        opened_at: at,
        closed_at: none,
      })
    if (!again) {
      this.event(wallet, 'install', at - 240 - details.below(300))
      this.event(wallet, 'register', at - 60 - details.below(120))
    }
    this.event(wallet, 'open', at)
    if (upgraded >= 0 && upgraded < world.calendar.days) this.event(wallet, 'upgrade', world.at(upgraded, 36_000 + details.below(36_000)))
    this.wallets.push(wallet)
    return wallet
  }

  /** The wallet used that day: mostly the first that is open. */
  inUse(): Wallet | undefined {
    let first: Wallet | undefined
    for (const wallet of this.wallets) {
      if (wallet.closed) continue
      if (first) return this.details.chance(0.2) ? wallet : first
      first = wallet
    }
    return first
  }

  single(wallet: Wallet, day: number): number {
    return this.limits.of(wallet, day).single
  }

  /** Takes own money from the wallet, loading it before where it holds too little; false, and nothing happens, where a limit forbids it. */
  takes(wallet: Wallet, day: number, at: number, amount: number): boolean {
    const limits = this.limits.of(wallet, day)
    const year = this.world.calendar.year[day]!
    if (!allows(wallet, limits, day, year, amount)) return false
    if (wallet.balance < amount) {
      const needed = amount - wallet.balance
      const wanted = Math.ceil(needed / 10_000) * 10_000 + 10_000 * this.details.below(3)
      const load = Math.max(needed, Math.min(wanted, limits.balance - wallet.balance))
      const before = Math.max(wallet.openedAt + 1, at - 30 - this.details.below(600))
      this.ledger.movement('load', this.person.index + 1, wallet, load, before)
      if (!wallet.funded) this.event(wallet, 'fund', before)
      wallet.funded = true
      wallet.balance += load
    }
    spend(wallet, day, year, amount)
    return true
  }

  /** The holder uninstalls the app or closes all wallets; most take their money with them. */
  leave(kind: 'uninstall' | 'close', at: number): void {
    for (const wallet of this.wallets) {
      if (wallet.closed) continue
      const left = Math.max(wallet.openedAt + 2, at)
      if (wallet.balance > 0 && (kind === 'close' || this.details.chance(0.7))) {
        this.ledger.movement('unload', this.person.index + 1, wallet, wallet.balance, Math.max(wallet.openedAt + 1, left - 60))
        wallet.balance = 0
      }
      if (kind === 'close') {
        wallet.closed = true
        if (!this.ledger.quiet) this.world.tables.wallets.columns.closed_at[wallet.row] = left
      }
      if (kind === 'close' || wallet === this.wallets[0]) this.event(wallet, kind, left)
    }
  }

  event(wallet: Wallet, kind: EventKind, at: number): void {
    if (this.ledger.quiet) return
    this.world.tables.wallet_events.push({
      event_id: ++this.nextEvent,
      wallet_id: wallet.id,
      occurred_at: at,
      kind: eventKinds.indexOf(kind),
    })
  }

  private readonly operators = new Map<number, Float64Array>()

  private operatorsOn(day: number): Float64Array {
    let found = this.operators.get(day)
    if (!found) {
      found = cumulate(this.world.parameters.operators.map(({ from, weight }) => (this.world.dayIndex(from) <= day ? weight : 0)))
      this.operators.set(day, found)
    }
    return found
  }
}
