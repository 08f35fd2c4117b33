import { Calendar, dayOf } from './calendar.ts'
import { Habits, habitChain } from './habit.ts'
import { Merchants } from './merchants.ts'
import type { Parameters, Round } from './parameters.ts'
import { cumulate, Random } from './random.ts'
import { Rows } from './rows.ts'
import { type Columnar, type ColumnsOf, decodings, failCodes } from './tables.ts'

/** Streams of randomness of one person. What a person does is the same whether they win or lose as far as it can be. */
export const streams = { world: 0, attributes: 1, packet: 2, life: 3, purchases: 4, habit: 5, details: 6, later: 7 } as const

/** A round whose registration and use lie inside the window, in days of the window. */
export interface OpenRound {
  code: number
  round: Round
  registers: number
  drawn: number
  starts: number
  ends: number
}

type Tables = { [T in Exclude<Columnar, 'merchants'>]: Rows<ColumnsOf<T>> }

/** What all persons share: the calendar, the shops, lookups made once, and the rows being filled. */
export class World {
  readonly calendar: Calendar
  readonly merchants: Merchants
  readonly habits: Habits
  readonly rounds: readonly OpenRound[]
  readonly tables: Tables
  /** Index of e-CNY, bank card and cash among rails and habits. */
  readonly eCny: number
  readonly cash: number
  readonly card: number
  readonly scenarios: Float64Array
  readonly inStore: Float64Array
  readonly packetInStore: Float64Array
  readonly packetOnline: number
  readonly background: Float64Array
  readonly backgroundOnline: Float64Array
  readonly ages: Float64Array
  readonly tiers: Float64Array
  readonly platforms: readonly (Float64Array | null)[]
  readonly failCode: ReadonlyMap<string, number>
  /** First second after the window, UTC. */
  readonly end: number
  readonly festival: { from: number; to: number }

  constructor(
    readonly parameters: Parameters,
    readonly options: { seed: number; scale: number; from: string; to: string },
  ) {
    const { scenarios, habit, rounds, rails } = parameters
    this.calendar = new Calendar(options.from, options.to, parameters.calendar)
    this.merchants = new Merchants(parameters, options.scale, this.calendar, new Random().seed(options.seed, streams.world, 0))
    this.habits = new Habits(habitChain(habit))
    this.rounds = rounds
      .map((round, code) => ({
        code,
        round,
        registers: this.dayIndex(round.registers_on),
        drawn: this.dayIndex(round.drawn_on),
        starts: this.dayIndex(round.starts_on),
        ends: this.dayIndex(round.ends_on),
      }))
      .filter(({ registers, ends }) => registers >= 0 && ends < this.calendar.days)
    const decoding = decodings(parameters)
    const rows = <T extends Columnar>(table: T) => new Rows(Object.keys(decoding[table]) as ColumnsOf<T>[])
    this.tables = {
      persons: rows('persons'),
      wallets: rows('wallets'),
      wallet_events: rows('wallet_events'),
      lottery_entries: rows('lottery_entries'),
      grants: rows('grants'),
      payments: new Rows(Object.keys(decoding.payments) as ColumnsOf<'payments'>[], 1 << 17),
    }
    const rail = (kind: string) => rails.findIndex((r) => r.kind === kind)
    this.eCny = rail('cbdc')
    this.cash = rail('cash')
    this.card = rail('bank_card')
    this.scenarios = cumulate(scenarios.map(({ weight }) => weight))
    this.inStore = cumulate(scenarios.map(({ weight, acceptance }) => (acceptance === 'in_store' ? weight : 0)))
    this.packetInStore = cumulate(scenarios.map(({ scenario }) => parameters.packet_scenarios[scenario] ?? 0))
    this.packetOnline = scenarios.findIndex(({ scenario }) => scenario === 'online_shopping')
    this.background = cumulate(habit.background)
    this.backgroundOnline = cumulate(habit.background.map((share, i) => (i === this.cash ? 0 : share)))
    this.ages = cumulate(parameters.ages.map(({ share }) => share))
    this.tiers = cumulate(Object.values(parameters.tier_shares))
    this.platforms = scenarios.map(({ platforms }) => (platforms ? cumulate(platforms.map(({ weight }) => weight)) : null))
    this.failCode = new Map(failCodes(parameters).map((code, i) => [code, i]))
    this.end = this.at(this.calendar.days, 0)
    const { from, to } = parameters.calendar.spring_festival
    this.festival = { from: this.dayIndex(from), to: this.dayIndex(to) }
  }

  /** Day of the window, from 0, of an ISO date. */
  dayIndex(date: string): number {
    return dayOf(date) - this.calendar.first
  }

  /** Seconds since 1970-01-01 UTC of a local second of a day of the window. */
  at(day: number, second: number): number {
    return (this.calendar.first + day) * 86_400 + second - this.parameters.utc_offset_hours * 3600
  }

  /** Local day since 1970-01-01 of a UTC second. */
  localDay(at: number): number {
    return Math.floor((at + this.parameters.utc_offset_hours * 3600) / 86_400)
  }
}
