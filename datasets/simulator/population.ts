import type { Segment } from './parameters.ts'
import { cumulate, type Random } from './random.ts'
import type { OpenRound, World } from './world.ts'

export type Role = 'winner' | 'loser' | 'organic' | 'bystander'

export interface Person {
  /** From 0. */
  index: number
  role: Role
  round: OpenRound | null
  region: number
  age: number
  segment: Segment
  /** How many people of the scaled pilot this one stands for. */
  weight: number
  /** Purchases per day of ordinary intensity. */
  activity: number
}

interface Group {
  role: Role
  round: OpenRound | null
  size: number
  weight: number
}

/** Who takes part: winners and losers of each round, those who open a wallet by themselves, and those who never do. */
export function plan({ parameters, options, rounds }: World): Group[] {
  const { population, losers_per_winner } = parameters
  const size = (perUnit: number) => Math.max(1, Math.round(perUnit * options.scale))
  return [
    ...rounds.flatMap((round): Group[] => {
      const winners = size(round.round.packets)
      const losers = Math.ceil(winners * losers_per_winner)
      const lost = (round.round.entrants - round.round.packets) * options.scale
      return [
        { role: 'winner', round, size: winners, weight: 1 },
        { role: 'loser', round, size: losers, weight: Math.max(1, lost / losers) },
      ]
    }),
    { role: 'organic', round: null, size: size(population.organic_per_unit), weight: 1 },
    { role: 'bystander', round: null, size: size(population.bystanders_per_unit), weight: 1 },
  ]
}

export function drawPerson(world: World, group: Group, index: number, random: Random): Person {
  const { parameters } = world
  const { activity_sigma: sigma, activity_cap, purchases_per_day, organic_activity } = parameters.population
  const age = random.pick(world.ages)
  const region = group.round
    ? parameters.regions.findIndex(({ region_id }) => region_id === group.round!.round.region_id)
    : random.pick(regionShares(world))
  return {
    index,
    role: group.role,
    round: group.round,
    region,
    age,
    segment: parameters.ages[age]!.segment,
    weight: group.weight,
    activity:
      purchases_per_day *
      (group.role === 'organic' ? organic_activity : 1) *
      Math.min(activity_cap, random.lognormal(Math.exp(-(sigma ** 2) / 2), sigma)),
  }
}

const shares = new WeakMap<World, Float64Array>()

function regionShares(world: World): Float64Array {
  let found = shares.get(world)
  if (!found) {
    found = cumulate(world.parameters.regions.map(({ organic }) => organic))
    shares.set(world, found)
  }
  return found
}
