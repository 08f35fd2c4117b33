import { dayOf } from './calendar.ts'
import type { Parameters } from './parameters.ts'
import { cumulate, type Random } from './random.ts'
import { none, Rows } from './rows.ts'
import { type ColumnsOf, platformNames } from './tables.ts'

/** Shops of one scenario in one region, or of one platform: a run of merchant numbers, those that take e-CNY earliest first. */
interface Group {
  first: number
  size: number
  /** Shops that take e-CNY at the start of each day of the window. */
  enabled: Int32Array
}

/** Who is paid. A shop's share of its group's payments falls with its place in it as a power law. */
export class Merchants {
  readonly rows: Rows<ColumnsOf<'merchants'>>
  /** By scenario: one group per region in store, one group in all for e-commerce. */
  private readonly groups: Group[][]
  private readonly popularity: number

  constructor(parameters: Parameters, scale: number, window: { first: number; days: number }, random: Random) {
    const { scenarios, regions, population, merchants, utc_offset_hours } = parameters
    const total = population.merchants_per_unit * scale
    const acquirers = cumulate(Object.values(merchants.acquirers))
    const platforms = platformNames(parameters)
    const residents = regions.reduce((sum, { population }) => sum + population, 0)
    this.popularity = merchants.popularity
    this.rows = new Rows(['merchant_id', 'region_id', 'scenario', 'ownership', 'platform', 'acquirer', 'enabled_at'])

    const group = (scenario: number, region: number, platform: number, size: number, from: number): Group => {
      const first = this.rows.length
      const last = window.first + window.days
      const starts = Array.from({ length: size }, (_, i) => {
        // The first of each group is there on the first day, so that a wallet can always be used.
        if (i === 0) return from
        if (!random.chance(merchants.enabled_share) || from >= last) return none
        return from + Math.floor((last - from) * random.uniform() ** (1 / merchants.enabling_exponent))
      }).sort((a, b) => (a === none ? 1 : b === none ? -1 : a - b))
      const enabled = new Int32Array(window.days)
      for (const day of starts) if (day !== none && day < last) enabled[Math.max(0, day - window.first)]!++
      for (let day = 1; day < window.days; day++) enabled[day]! += enabled[day - 1]!
      for (const day of starts)
        this.rows.push({
          merchant_id: this.rows.length + 1,
          region_id: region,
          scenario,
          ownership: random.chance(merchants.self_operated) ? 0 : 1,
          platform,
          acquirer: random.pick(acquirers),
          enabled_at: day === none || day >= last ? none : day * 86_400 - utc_offset_hours * 3600,
        })
      return { first, size, enabled }
    }
    this.groups = scenarios.map(({ merchants, platforms: sellers }, scenario) =>
      sellers
        ? sellers.map(({ platform, from, weight }) =>
            group(scenario, none, platforms.indexOf(platform), Math.max(2, Math.round(total * merchants * weight)), dayOf(from)),
          )
        : regions.map(({ population, pilot_start }, region) =>
            group(scenario, region, none, Math.max(2, Math.round((total * merchants * population) / residents)), dayOf(pilot_start)),
          ),
    )
  }

  /** Whether any shop of the group takes e-CNY on that day of the window. */
  takesECny(scenario: number, group: number, day: number): boolean {
    return this.groups[scenario]![group]!.enabled[day]! > 0
  }

  /** Merchant number paid on another rail. */
  any(scenario: number, group: number, random: Random): number {
    const { first, size } = this.groups[scenario]![group]!
    return first + Math.floor(size * random.uniform() ** this.popularity) + 1
  }

  /** Merchant number paid in e-CNY; the group has one that takes it. */
  enabled(scenario: number, group: number, day: number, random: Random): number {
    const { first, enabled } = this.groups[scenario]![group]!
    return first + Math.floor(enabled[day]! * random.uniform() ** this.popularity) + 1
  }
}
