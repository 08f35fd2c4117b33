import type { Parameters, Round } from './parameters.ts'
import type { Random } from './random.ts'

/** Payments by which one claimed packet is used. Money in fen, days from the first day of use. */
export interface PacketPlan {
  payments: { day: number; subsidy: number; own: number; online: boolean; dual: boolean }[]
  /** Left when the round ends. */
  remainder: number
  /** Tries a payment with neither side connected. */
  dual: boolean
}

/**
 * Chances that give a round its published results. Of the claimers a share `unused` never pays; of the others a share `full` uses the whole
 * packet and the rest on average `partial_mean` of it, so that spent = (1 − unused) (full + (1 − full) partial_mean).
 */
export function packetChances(round: Round, packet: Parameters['packet']) {
  const spent = round.spent_share / round.claim_rate
  const unused = (1 - spent) / 2
  const full = (spent / (1 - unused) - packet.partial_mean) / (1 - packet.partial_mean)
  // With second = P(2 payments) and third = ratio × second: 1 + second (1 + 2 ratio) payments for each who pays.
  const second = (round.payments_per_claimer / (1 - unused) - 1) / (1 + 2 * packet.third_payment_ratio)
  const beyond = packet.beyond_face
  const topUpMean = (round.top_up_share * spent * round.face) / ((1 - unused) * full * beyond)
  return {
    unused,
    full,
    second,
    third: second * packet.third_payment_ratio,
    /** Median of the own money added by those who pay beyond the packet, yuan. */
    topUpMedian: topUpMean / Math.exp(packet.top_up_sigma ** 2 / 2),
  }
}

export type PacketChances = ReturnType<typeof packetChances>

export function drawPacket(
  round: Round,
  chances: PacketChances,
  packet: Parameters['packet'],
  days: number,
  singleLimit: number,
  random: Random,
): PacketPlan {
  const face = round.face * 100
  const dual = random.chance(round.dual_offline_share)
  if (!dual && random.chance(chances.unused)) return { payments: [], remainder: face, dual }
  const full = random.chance(chances.full)
  const least = 2 * packet.partial_mean - 1
  const total = full ? face : Math.round(face * (least + (1 - least) * random.uniform()))
  const u = random.uniform()
  const count = u < chances.third ? 3 : u < chances.third + chances.second ? 2 : 1
  const weights = Array.from({ length: count }, () => 0.3 + random.uniform())
  const sum = weights.reduce((a, b) => a + b, 0)
  const first = random.geometric(packet.first_use_daily) - 1
  let day = first < days ? first : random.below(days)
  let left = total
  const payments = weights.map((weight, i) => {
    const subsidy = i === count - 1 ? left : Math.max(1, Math.round((total * weight) / sum))
    left -= subsidy
    if (i) day = Math.min(days - 1, day + random.geometric(packet.next_use_daily) - 1)
    return { day, subsidy, own: 0, online: !(dual && i === 0) && random.chance(round.ecommerce_value_share), dual: dual && i === 0 }
  })
  if (full && random.chance(packet.beyond_face)) {
    const last = payments[count - 1]!
    last.own = Math.max(
      0,
      Math.min(Math.round(random.lognormal(chances.topUpMedian, packet.top_up_sigma) * 100), singleLimit - last.subsidy),
    )
  }
  return { payments, remainder: face - total, dual }
}
