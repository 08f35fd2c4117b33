import type { Wallet } from './account.ts'
import { Holder } from './holder.ts'
import { Ledger, type Purchase } from './ledger.ts'
import { drawLife, inUse, type LifeEvent } from './life.ts'
import { Outcomes } from './outcomes.ts'
import { drawPacket, type PacketChances, packetChances } from './packet.ts'
import type { Person } from './population.ts'
import { cumulate, position, Random } from './random.ts'
import { none } from './rows.ts'
import { type OpenRound, streams, type World } from './world.ts'

interface PacketPayment {
  day: number
  second: number
  subsidy: number
  own: number
  online: boolean
  dual: boolean
}

/** Called for each month in which a person's main rail was drawn anew, with indices into `habit.states`. */
export type OnHabit = (person: Person, wallet: boolean, from: number, to: number) => void

/** Lives one person after another through the window. */
export class PersonRun {
  readonly outcomes = new Outcomes()
  private readonly ledger: Ledger
  private readonly holder: Holder
  private readonly chances: ReadonlyMap<number, PacketChances>
  private readonly initial: Readonly<Record<string, Float64Array>>
  private readonly packetRandom = new Random()
  private readonly lifeRandom = new Random()
  private readonly purchases = new Random()
  private readonly habits = new Random()
  private readonly details = new Random()
  private readonly later = new Random()
  /** Handed to the ledger for every ordinary purchase, which keeps nothing of it. */
  private readonly bought: Purchase = {
    person: 0,
    rail: none,
    wallet: null,
    scenario: 0,
    group: 0,
    day: 0,
    at: 0,
    amount: 0,
    subsidy: 0,
    grant: none,
    dual: 'never',
    refundable: true,
  }
  private nextGrant = 0

  private person!: Person
  private events: LifeEvent[] = []
  private nextEvent = 0
  private packets: PacketPayment[] = []
  private nextPacket = 0
  private remainder = 0
  private grant = none
  private openDay = -1
  private openSecond = 0
  private debt = 0
  private dual = false
  private secondWalletDay = -1

  constructor(
    private readonly world: World,
    private readonly onHabit?: OnHabit,
  ) {
    const { habit, packet, rounds } = world.parameters
    this.ledger = new Ledger(world)
    this.holder = new Holder(world, this.ledger)
    this.chances = new Map(rounds.map((round, code) => [code, packetChances(round, packet)]))
    this.initial = Object.fromEntries(
      Object.entries(habit.cash_by_segment).map(([segment, factor]) => [
        segment,
        cumulate(habit.background.map((share, i) => (i === world.cash ? share * factor : share))),
      ]),
    )
  }

  /** Lives a person's window. `won` = false lives it as if the draw had gone the other way; `quiet` writes nothing. */
  live(person: Person, won: boolean, quiet: boolean): void {
    const { seed } = this.world.options
    for (const [random, stream] of [
      [this.packetRandom, streams.packet],
      [this.lifeRandom, streams.life],
      [this.purchases, streams.purchases],
      [this.habits, streams.habit],
      [this.details, streams.details],
      [this.later, streams.later],
    ] as const)
      random.seed(seed, stream, person.index)
    this.person = person
    this.ledger.quiet = quiet
    this.holder.begin(person, this.details)
    this.outcomes.begin(person.round)
    this.events = []
    this.nextEvent = 0
    this.packets = []
    this.nextPacket = 0
    this.remainder = 0
    this.grant = none
    this.openDay = -1
    this.debt = 0
    this.dual = false
    this.secondWalletDay = -1
    this.begin(won, quiet)
    this.shop()
    this.until(this.world.calendar.days)
  }

  /** What is settled before the first purchase: registration, the draw, the packet, the days of opening and of what follows. */
  private begin(won: boolean, quiet: boolean): void {
    const { person, world } = this
    const { parameters, tables } = world
    const { population } = parameters
    const round = person.round
    let enrolled = none
    let claimed = none
    if (round) {
      enrolled = world.at(round.registers + this.later.below(Math.max(1, round.drawn - round.registers)), 28_800 + this.later.below(54_000))
      const opensLater = this.later.chance(population.loser_opens_later)
      if (won && this.packetRandom.chance(round.round.claim_rate)) claimed = this.claim(round)
      else if (opensLater) this.opensFrom(round.ends + 1)
    } else if (person.role === 'organic') this.opensFrom(Math.max(0, world.dayIndex(parameters.regions[person.region]!.pilot_start)))
    if (quiet) return
    if (person.role === 'organic' && this.openDay >= 0) enrolled = world.at(this.openDay, this.openSecond) - 60
    tables.persons.push({
      person_id: person.index + 1,
      region_id: person.region,
      age_band: person.age,
      panel_weight: Math.round(person.weight * 1e6),
      enrolled_at: enrolled,
    })
    if (round)
      tables.lottery_entries.push({
        campaign_id: round.code,
        person_id: person.index + 1,
        stratum: ['young', 'middle', 'older'].indexOf(person.segment),
        won: person.role === 'winner' ? 1 : 0,
        claimed_at: claimed,
      })
  }

  /** Opens a wallet for a packet and settles how the packet is used; when it was claimed, UTC seconds. */
  private claim(round: OpenRound): number {
    const { world, packetRandom: random, person } = this
    const { parameters, calendar, tables } = world
    const latest = Math.max(round.drawn, round.starts - 1)
    const day = Math.min(latest, round.drawn + random.geometric(0.75) - 1)
    const at = world.at(day, Math.floor(28_800 + 20_000 * random.uniform()))
    const wallet = this.holder.open(day, at - 300, 'lottery', round.code)
    this.holder.event(wallet, 'fund', at)
    wallet.funded = true
    const first = Math.max(round.starts, day)
    const single = this.holder.single(wallet, first)
    const plan = drawPacket(round.round, this.chances.get(round.code)!, parameters.packet, round.ends - first + 1, single, random)
    // Nothing is paid before the claim is an hour old.
    const claimSecond = at - world.at(first, 0)
    this.packets = plan.payments
      .map((payment) => {
        const paid = first + payment.day
        const least = paid === first ? Math.max(0, claimSecond + 3600) / 86_400 : 0
        return { ...payment, day: paid, second: Math.max(Math.ceil(least * 86_400), calendar.secondOf(paid, random.uniform())) }
      })
      .sort((a, b) => a.day - b.day || a.second - b.second)
    this.remainder = plan.remainder
    this.dual = plan.dual
    if (!this.ledger.quiet)
      tables.grants.push({
        grant_id: ++this.nextGrant,
        campaign_id: round.code,
        wallet_id: wallet.id,
        amount_minor: round.round.face * 100,
        granted_at: at,
        expires_at: world.at(round.ends, 86_399),
      })
    this.grant = this.nextGrant
    const usedUp = plan.remainder ? round.ends : this.packets.at(-1)!.day
    this.events = drawLife(usedUp, calendar.days, parameters.first_own_money, parameters.dormancy, person.segment, this.lifeRandom)
    return at
  }

  /** Settles a wallet opened without a packet, on a day from `from` on that later days are likelier to be. */
  private opensFrom(from: number): void {
    const { world, later, person } = this
    const { parameters, calendar } = world
    if (from >= calendar.days) return
    const { organic_opening_exponent, dual_offline_organic } = parameters.population
    this.openDay = from + Math.floor((calendar.days - from) * later.uniform() ** (1 / organic_opening_exponent))
    this.openSecond = 28_800 + later.below(50_000)
    this.dual = later.chance(dual_offline_organic)
    this.events = drawLife(this.openDay - 1, calendar.days, parameters.first_own_money_organic, parameters.dormancy, person.segment, later)
  }

  /** Ordinary purchases in order of time, each on the rail that habit, wallet and shop allow. */
  private shop(): void {
    const { world, person, purchases, details } = this
    const { calendar, parameters, habits, eCny } = world
    const { intensity, month, monthStarts, days } = calendar
    const { scenarios, habit } = parameters
    const total = intensity[days - 1]!
    let main = this.habits.pick(this.initial[person.segment]!)
    let currentMonth = 0
    let day = 0
    let progress = 0
    for (;;) {
      progress += purchases.exponential(1) / person.activity
      if (progress >= total) break
      while (intensity[day]! <= progress) day++
      const before = day ? intensity[day - 1]! : 0
      const second = calendar.secondOf(day, (progress - before) / (intensity[day]! - before))
      const size = purchases.normal()
      const scenario = purchases.pick(world.scenarios)
      const u = purchases.uniform()
      const v = purchases.uniform()
      while (currentMonth < month[day]!) {
        currentMonth++
        const wallet = this.usesAt(monthStarts[currentMonth]!)
        const next = habits.next(main, wallet, this.habits.uniform())
        if (!this.ledger.quiet) this.onHabit?.(person, wallet, main, next)
        main = next
      }
      this.until(day)
      const { median, sigma, acceptance } = scenarios[scenario]!
      const online = acceptance === 'ecommerce'
      let amount = Math.max(50, Math.round(median * Math.exp(sigma * size) * 10) * 10)
      const platforms = world.platforms[scenario]
      const group = platforms ? details.pick(platforms) : person.region
      let rail = none
      let rest = u
      if (this.usesAt(day)) {
        const share = main === eCny ? habit.main_share : habit.secondary_e_cny_share
        if (u < share) rail = eCny
        rest = (u - share) / (1 - share)
      }
      if (rail === eCny && !this.payECny(day, second, scenario, group, amount, true)) rail = none
      else if (rail === eCny) continue
      else if (rest < habit.main_share && main !== eCny && !(online && main === world.cash)) rail = main
      if (rail === none) {
        const background = online ? world.backgroundOnline : world.background
        rail = position(background, v * background[background.length - 1]!)
      }
      if (this.debt >= amount) {
        this.debt -= amount
        continue
      }
      amount -= this.debt
      this.debt = 0
      const returned = this.buy(rail, null, scenario, group, day, world.at(day, second), amount, true)
      this.outcomes.spend(day, rail, amount - returned, false)
    }
  }

  /** Pays with own money from the wallet, where shop, scenario and limits allow it. */
  private payECny(day: number, second: number, scenario: number, group: number, amount: number, refundable: boolean): boolean {
    const { world, holder } = this
    if (!world.merchants.takesECny(scenario, group, day)) return false
    const wallet = holder.inUse()
    const at = world.at(day, second)
    if (!wallet || at <= wallet.openedAt + 10 || !holder.takes(wallet, day, at, amount)) return false
    const returned = this.buy(world.eCny, wallet, scenario, group, day, at, amount, refundable)
    wallet.balance += returned
    this.outcomes.spend(day, world.eCny, amount - returned, true)
    this.transfer(wallet, day, at)
    return true
  }

  /** Enters a purchase with own money; what a refund gave back, fen. */
  private buy(
    rail: number,
    wallet: Wallet | null,
    scenario: number,
    group: number,
    day: number,
    at: number,
    amount: number,
    refundable: boolean,
  ): number {
    const { bought } = this
    bought.person = this.person.index + 1
    bought.rail = rail
    bought.wallet = wallet
    bought.scenario = scenario
    bought.group = group
    bought.day = day
    bought.at = at
    bought.amount = amount
    bought.dual = wallet && this.dual ? 'sometimes' : 'never'
    bought.refundable = refundable
    return this.ledger.purchase(bought, this.details)
  }

  /** Now and then money is sent to another person, more so at the Spring Festival. */
  private transfer(wallet: Wallet, day: number, at: number): void {
    const { per_purchase, festival_factor, median, sigma } = this.world.parameters.transfers
    const { festival } = this.world
    const factor = day >= festival.from && day <= festival.to ? festival_factor : 1
    if (!this.details.chance(per_purchase * factor)) return
    const amount = Math.max(100, Math.round(this.details.lognormal(median, sigma)) * 100)
    const sent = at + 1
    if (this.holder.takes(wallet, day, sent, amount)) this.ledger.movement('p2p', this.person.index + 1, wallet, amount, sent)
  }

  private usesAt(day: number): boolean {
    return inUse(this.events, day)
  }

  /** Lets everything happen that is due before the purchases of a day. */
  private until(day: number): void {
    const { world, person } = this
    if (this.openDay >= 0 && this.openDay <= day && this.openDay < world.calendar.days && !this.holder.wallets.length)
      this.holder.open(
        this.openDay,
        world.at(this.openDay, this.openSecond),
        this.later.chance(person.role === 'organic' ? world.parameters.population.employer_share : 0) ? 'employer' : 'organic',
      )
    while (this.nextPacket < this.packets.length && this.packets[this.nextPacket]!.day <= day)
      this.payPacket(this.packets[this.nextPacket++]!)
    if (this.remainder && day > person.round!.ends) {
      const wallet = this.holder.wallets[0]!
      this.ledger.movement('expiry', person.index + 1, wallet, this.remainder, world.at(person.round!.ends, 86_399), this.grant)
      this.remainder = 0
    }
    if (this.secondWalletDay >= 0 && this.secondWalletDay < day && this.secondWalletDay < world.calendar.days) {
      if (this.usesAt(this.secondWalletDay))
        this.holder.open(this.secondWalletDay, world.at(this.secondWalletDay, 36_000 + this.details.below(36_000)), 'organic')
      this.secondWalletDay = -1
    }
    while (this.nextEvent < this.events.length) {
      const event = this.events[this.nextEvent]!
      const starts = event.kind === 'first' || event.kind === 'return'
      if (starts ? event.day >= day : event.day > day) break
      this.nextEvent++
      this.happens(event)
    }
  }

  private happens({ day, kind }: LifeEvent): void {
    const { world, holder, details } = this
    const second = Math.floor(32_400 + 43_200 * details.uniform())
    const at = world.at(day, second)
    if (kind === 'silent') return
    if (kind === 'uninstall' || kind === 'close') {
      holder.leave(kind, at)
      return
    }
    if (kind === 'return') {
      if (holder.wallets.every(({ closed }) => closed)) holder.open(day, at, 'reopened')
      else if (this.leftBy('uninstall')) holder.event(holder.wallets[0]!, 'install', at - 600)
    } else if (details.chance(world.parameters.population.second_wallet)) this.secondWalletDay = day + 1 + details.below(60)
    const opened = Math.max(...holder.wallets.map(({ openedAt }) => openedAt)) - world.at(day, 0)
    const earliest = Math.max(second, opened + 60)
    const paid = earliest + Math.floor((86_340 - earliest) * details.uniform())
    // A first purchase is in a shop, where the wallet can always be used, and small enough for every tier.
    const scenario = details.pick(world.inStore)
    const { median, sigma } = world.parameters.scenarios[scenario]!
    const amount = Math.min(40_000, Math.max(50, Math.round(details.lognormal(median, sigma) * 10) * 10))
    if (!this.payECny(day, paid, scenario, this.person.region, amount, false))
      this.payECny(day, paid, scenario, this.person.region, 1000, false)
  }

  private leftBy(kind: LifeEvent['kind']): boolean {
    return this.events[this.nextEvent - 2]?.kind === kind
  }

  private payPacket({ day, second, subsidy, own, online, dual }: PacketPayment): void {
    const { world, holder, details, person } = this
    const wallet = holder.wallets[0]!
    const at = world.at(day, second)
    const scenario = online ? world.packetOnline : details.pick(world.packetInStore)
    const topUp = own && holder.takes(wallet, day, at, own) ? own : 0
    const amount = subsidy + topUp
    this.ledger.purchase(
      {
        person: person.index + 1,
        rail: world.eCny,
        wallet,
        scenario,
        group: online ? 0 : person.region,
        day,
        at,
        amount,
        subsidy,
        grant: this.grant,
        dual: dual ? 'always' : 'never',
        refundable: false,
      },
      details,
    )
    this.outcomes.spend(day, world.eCny, amount, false)
    this.debt += Math.round(amount * world.parameters.packet.displacement)
  }
}
