import { habitChain } from './habit.ts'
import { cumulativeHazard, incidenceOfOwnMoney } from './hazard.ts'
import { horizons, type Outcomes } from './outcomes.ts'
import type { Parameters, Segment } from './parameters.ts'
import type { World } from './world.ts'

const segments: readonly Segment[] = ['young', 'middle', 'older']

interface Effect {
  campaign_id: string
  winners: number
  /** Days from the first day of use; null = to the end of the window. */
  days: number | null
  /** Mean over winners of what they spent minus what the same persons would have spent as losers, fen, by rail. */
  spend: Record<string, number>
  total_spend: number
  /** Difference in the share that paid at least once in e-CNY with own money alone. */
  own_money_use: number
}

export interface Truth {
  seed: number
  scale: number
  from: string
  to: string
  rows: Record<string, number>
  first_own_money: Record<Segment, number[]>
  first_own_money_organic: Record<Segment, number[]>
  dormancy: Record<Segment, number[]>
  rail_transitions: ReturnType<typeof habitChain>
  lottery_effects: Effect[]
  offline_share: Record<string, number>
  sync_lag: { hours: number; synced: number }[]
  parameters: Parameters
}

/**
 * What winning does, person by person: each winner is lived twice on the same draws, once winning and once losing, so the mean difference is
 * the true effect among the winners, not an estimate against other persons.
 */
export class LotteryEffects {
  private readonly sums = new Map<number, { winners: number; spend: Float64Array[]; own: Float64Array }>()

  constructor(private readonly world: World) {}

  lost(round: number, outcomes: Outcomes): void {
    this.add(round, outcomes, -1)
  }

  won(round: number, outcomes: Outcomes): void {
    this.add(round, outcomes, 1)
    this.sums.get(round)!.winners++
  }

  effects(): Effect[] {
    const { rounds, rails } = this.world.parameters
    return [...this.sums].flatMap(([round, { winners, spend, own }]) =>
      horizons.map((days, i) => ({
        campaign_id: rounds[round]!.campaign_id,
        winners,
        days: Number.isFinite(days) ? days : null,
        spend: Object.fromEntries(rails.map(({ rail_id }, rail) => [rail_id, spend[i]![rail]! / winners])),
        total_spend: spend[i]!.reduce((a, b) => a + b, 0) / winners,
        own_money_use: own[i]! / winners,
      })),
    )
  }

  private add(round: number, outcomes: Outcomes, sign: 1 | -1): void {
    let sum = this.sums.get(round)
    if (!sum) {
      sum = {
        winners: 0,
        spend: horizons.map(() => new Float64Array(this.world.parameters.rails.length)),
        own: new Float64Array(horizons.length),
      }
      this.sums.set(round, sum)
    }
    outcomes.spent.forEach((spent, i) => {
      for (let rail = 0; rail < spent.length; rail++) sum.spend[i]![rail]! += sign * spent[rail]!
      sum.own[i]! += sign * (outcomes.ownMoney[i]! > 0 ? 1 : 0)
    })
  }
}

/** Share of the offline payments that are synchronised within so many hours, by the planted distribution. */
export function syncedWithin(hours: number, { never_synced, sync_lag_hours: { soon, late } }: Parameters['offline']): number {
  const early = 1 - Math.exp(-hours / soon.mean)
  const slow = normalCdf(Math.log(hours / late.median) / late.sigma)
  return (1 - never_synced) * (soon.share * early + late.share * slow)
}

/** Abramowitz and Stegun 26.2.17; absolute error below 7.5e-8. */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return x > 0 ? 1 - tail : tail
}

export function truthOf(world: World, effects: LotteryEffects, rows: Record<string, number>): Truth {
  const { parameters, options } = world
  const bySegment = (of: (segment: Segment) => number[]) =>
    Object.fromEntries(segments.map((segment) => [segment, of(segment).map((p) => Number(p.toFixed(9)))])) as Record<Segment, number[]>
  const { first_own_money, first_own_money_organic, dormancy, habit, offline, scenarios } = parameters
  return {
    ...options,
    rows,
    first_own_money: bySegment((segment) => incidenceOfOwnMoney(first_own_money, segment, 90)),
    first_own_money_organic: bySegment((segment) => incidenceOfOwnMoney(first_own_money_organic, segment, 90)),
    dormancy: bySegment((segment) => cumulativeHazard(dormancy.buckets, dormancy.hazard[segment], 365)),
    rail_transitions: habitChain(habit),
    lottery_effects: effects.effects(),
    offline_share: Object.fromEntries(
      scenarios.filter(({ acceptance }) => acceptance === 'in_store').map(({ scenario, offline }) => [scenario, offline]),
    ),
    sync_lag: [1, 6, 24, 72, 168].map((hours) => ({ hours, synced: syncedWithin(hours, offline) })),
    parameters,
  }
}
