import { type Arm, armsOf, type Sums } from '../lottery-effect/arm.ts'
import { type Effect, effectOf, statuses as ofLotteries, WEAK } from '../lottery-effect/effect.ts'

/** `unmoved`: winning did not change spend on the focal rail; `weak`: it changed it too little for a share of the change to be told. */
export const statuses = [...ofLotteries, 'unmoved', 'weak'] as const
export type DiversionStatus = (typeof statuses)[number]

export interface Diverted {
  status: DiversionStatus
  share: number | null
  lower: number | null
  upper: number | null
  /** Effect of winning on spend on the focal rail. */
  added: number | null
  first_stage_f: number | null
}

/** Arms of a spend, with the spend on the focal rail as their treatment. */
export function armsOfSpend(rows: readonly Sums[], outcome: 'spend' | 'total_spend', rail: string | null, focalRail: string): Arm[] {
  const focal = armsOf(rows, 'spend', focalRail)
  return armsOf(rows, outcome, rail).map((arm, i) => {
    const { wy: wd, w2y: w2d, w2y2: w2d2 } = focal[i]!
    return { ...arm, wd, w2d, w2d2 }
  })
}

function statusOf({ status, late, first_stage_f }: Effect): DiversionStatus {
  if (status !== 'estimated') return status
  if (late === null) return 'unmoved'
  // Without an F there is no variation left in the first stage: winning alone decides the spend.
  return first_stage_f !== null && first_stage_f < WEAK ? 'weak' : 'estimated'
}

/**
 * What a unit of spend on the focal rail, moved by winning, did to another spend. `sign` −1 turns what a rail lost into the share that came
 * from it.
 */
export function divertedOf(arms: readonly Arm[], sign: 1 | -1, refused: 'not_drawn' | null): Diverted & Pick<Effect, 'winners' | 'losers'> {
  const effect = effectOf(arms, refused, false)
  const status = statusOf(effect)
  const { winners, losers, take_up_difference: added, first_stage_f, late, late_lower, late_upper } = effect
  const counts = { winners, losers, added: status === 'unmoved' ? 0 : added, first_stage_f }
  if (status !== 'estimated') return { status, share: null, lower: null, upper: null, ...counts }
  const [lower, upper] = sign < 0 ? [-late_upper!, -late_lower!] : [late_lower!, late_upper!]
  return { status, share: sign * late! || 0, lower: lower || 0, upper: upper || 0, ...counts }
}
