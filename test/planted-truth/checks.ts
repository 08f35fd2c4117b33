import { habitChain } from '../../datasets/simulator/habit.ts'
import { cumulativeHazard, incidenceOfOwnMoney } from '../../datasets/simulator/hazard.ts'
import type { LivedPilot } from '../../datasets/simulator/lived-pilot.ts'
import type { Segment } from '../../datasets/simulator/parameters.ts'
import { coxEfron, cumulativeIncidence, kaplanMeier, twoStageLeastSquares, wilson } from '../../datasets/statistics/index.ts'
import { type Applicant, HORIZON } from './persons.ts'
import { hazardRatios, parameters, size } from './pilot.ts'

export const families = [
  'survival_30',
  'survival_90',
  'incidence_30',
  'incidence_90',
  'hazard_ratio',
  'transition_share',
  'lottery_itt',
  'lottery_late',
] as const
export type Family = (typeof families)[number]

/** One interval of one pilot. `planted` null: known only once all pilots have been lived. */
export interface Check {
  family: Family
  item: string
  planted: number | null
  estimate: number
  lower: number
  upper: number
}

const segments: readonly Segment[] = ['young', 'middle', 'older']
const end = Date.parse(size.to) / 86_400_000

/** Planted share without either event by day 30 and 90, and with the first own-money purchase. */
const planted = (segment: Segment, days: number) => {
  const { buckets, own_money, leaves } = parameters.first_own_money
  const either = own_money[segment].map((own, i) => own + leaves[segment][i]!)
  return {
    free: 1 - cumulativeHazard(buckets, either, days)[days - 1]!,
    own: incidenceOfOwnMoney(parameters.first_own_money, segment, days)[days - 1]!,
  }
}

/** After the packet: what came first of a purchase with own money and leaving, and when; 0 where neither was seen. */
function followed({ usedUp, firstOwn, left }: Applicant): { time: number; cause: 0 | 1 | 2 } {
  const first = Math.min(firstOwn, left)
  if (first > end) return { time: end - usedUp, cause: 0 }
  return { time: first - usedUp, cause: firstOwn <= left ? 1 : 2 }
}

const at = <T>(days: number, times: readonly number[], values: readonly T[]): T => values[times.findLastIndex((time) => time <= days)]!

function afterThePacket(holders: readonly Applicant[]): Check[] {
  return segments.flatMap((segment) => {
    const subjects = holders.filter((holder) => holder.segment === segment).map(followed)
    const curve = kaplanMeier(subjects.map(({ time, cause }) => ({ time, events: cause ? 1 : 0, censored: cause ? 0 : 1 })))
    const incidence = cumulativeIncidence(subjects, { causes: 2 })
    const times = curve.map(({ time }) => time)
    return ([30, 90] as const).flatMap((days): Check[] => {
      const row = at(days, times, curve)
      const truth = planted(segment, days)
      return [
        {
          ...{ family: `survival_${days}`, item: segment, planted: truth.free, estimate: row.survival },
          ...{ lower: row.lower!, upper: row.upper! },
        },
        {
          ...{ family: `incidence_${days}`, item: segment, planted: truth.own },
          estimate: at(days, incidence.times, incidence.cif1!),
          lower: at(days, incidence.times, incidence.lower1!)!,
          upper: at(days, incidence.times, incidence.upper1!)!,
        },
      ]
    })
  })
}

/** Cause-specific: whoever left is censored then. */
function hazards(holders: readonly Applicant[]): Check[] {
  const fit = coxEfron(
    holders.map((holder) => {
      const { time, cause } = followed(holder)
      return { time, event: cause === 1, covariates: { segment: holder.segment } }
    }),
    { reference: { segment: 'young' } },
  )
  return fit.terms.map((term, i) => {
    const segment = term.replace('segment ', '') as keyof typeof hazardRatios
    return {
      ...{ family: 'hazard_ratio', item: `${segment} : young`, planted: hazardRatios[segment] },
      ...{ estimate: fit.hazardRatio[i]!, lower: fit.lower[i]!, upper: fit.upper[i]! },
    }
  })
}

/** Main rail of a month, by number of purchases, to that of the next, of persons who never had a wallet. */
function transitions(applicants: readonly Applicant[]): Check[] {
  const { withoutWallet, states } = habitChain(parameters.habit)
  const counts = states.map(() => states.map(() => 0))
  const main = (month: readonly number[] | undefined) => (month ? month.indexOf(Math.max(...month)) : -1)
  for (const { wallet, months } of applicants) {
    if (wallet) continue
    for (const [month, purchases] of months) {
      const next = months.get(month + 1)
      if (next) counts[main(purchases)]![main(next)]!++
    }
  }
  return counts.flatMap((row, from) => {
    const n = row.reduce((a, b) => a + b, 0)
    return row.flatMap((x, to): Check[] => {
      const p = withoutWallet[from]![to]!
      if (from === 0 || to === 0 || n === 0) return []
      return [
        {
          ...{ family: 'transition_share', item: `${states[from]} → ${states[to]}`, planted: p, estimate: x / n },
          ...wilson(x, n),
        },
      ]
    })
  })
}

/** What is asked of the lotteries; in the order in which their planted values are kept. */
export const outcomes = [...parameters.rails.map(({ rail_id }) => rail_id), 'total', 'own_use'] as const

const outcomeOf = (applicant: Applicant, i: number): number =>
  i < parameters.rails.length
    ? applicant.spend[i]!
    : i === parameters.rails.length
      ? applicant.spend.reduce((a, b) => a + b, 0)
      : applicant.ownUse

function lottery(applicants: readonly Applicant[]): Check[] {
  return outcomes.flatMap((item, i): Check[] => {
    const effect = twoStageLeastSquares(
      applicants.map((applicant) => ({
        won: applicant.won,
        treatment: applicant.claimed ? 1 : 0,
        outcome: outcomeOf(applicant, i),
        stratum: `${applicant.round} ${applicant.segment}`,
      })),
    )
    return [
      {
        ...{ family: 'lottery_itt', item, planted: null, estimate: effect.itt },
        ...{ lower: effect.ittLower, upper: effect.ittUpper },
      },
      {
        ...{ family: 'lottery_late', item, planted: null, estimate: effect.late },
        ...{ lower: effect.lateLower, upper: effect.lateUpper },
      },
    ]
  })
}

/** Sums over winners of what each of them gained by winning, from the twin who lost on the same draws. */
export function gains({ truth }: LivedPilot, applicants: readonly Applicant[]) {
  const rounds = truth.lottery_effects.filter(({ days }) => days === HORIZON)
  const sum = (of: (round: (typeof rounds)[number]) => number) => rounds.reduce((total, round) => total + round.winners * of(round), 0)
  return {
    winners: sum(() => 1),
    claimed: applicants.filter(({ claimed }) => claimed).length,
    gains: outcomes.map((item) =>
      sum((round) => (item === 'total' ? round.total_spend : item === 'own_use' ? round.own_money_use : round.spend[item]!)),
    ),
  }
}

/** Every interval of one pilot. */
export function checksOf(applicants: readonly Applicant[]): Check[] {
  const holders = applicants.filter(({ usedUp }) => Number.isFinite(usedUp))
  return [...afterThePacket(holders), ...hazards(holders), ...transitions(applicants), ...lottery(applicants)]
}
