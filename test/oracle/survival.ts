import { addDays, daysBetween } from '../../datasets/calendar.ts'
import type { ContractRow } from '../hand-made.ts'
import { type Asked, chosenPersons, type Purchase, passes, purchasesOf } from './activity.ts'
import { comparedTo, type Followed, pointsOf, type Segmentation, segmentNames, segmentOf } from './time-to-event.ts'

interface Params {
  segment: Segmentation
  dormancy: number
  money: 'own' | 'any'
  level: 'person' | 'wallet'
  horizon: number
  rail: 'focal' | 'any'
}

interface Bought {
  unit: string
  person: string
  day: string
  counts: boolean
}

/** Purchases with the wallet they were made from, net of refunds: `purchasesOf` does not say the wallet. */
function byWallet(payments: readonly ContractRow[]): (Purchase & { wallet: string })[] {
  return payments.flatMap((row) =>
    row.wallet_id == null
      ? []
      : purchasesOf({ payments: [row, ...payments.filter((r) => r.kind === 'refund' && r.original_payment_id === row.payment_id)] }).map(
          (purchase) => ({ ...purchase, wallet: String(row.wallet_id) }),
        ),
  )
}

export function survival({ tables, facts, range, filters, params }: Asked<Params>) {
  const { cutoff } = facts
  const chosen = chosenPersons(tables, filters)
  const all =
    params.level === 'wallet'
      ? byWallet(tables.payments ?? []).flatMap((p) => {
          const holder = (tables.wallets ?? []).find((wallet) => wallet.wallet_id === p.wallet)?.person_id
          return holder == null ? [] : [{ ...p, unit: p.wallet, person: String(holder) }]
        })
      : purchasesOf(tables).map((p) => ({ ...p, unit: p.person }))
  const bought: Bought[] = all
    .filter((p) => chosen.has(p.person) && p.day <= cutoff && (params.money === 'any' || p.subsidy === 0))
    .filter((p) => params.rail === 'any' || p.rail === facts.focalRail)
    .map((p) => ({
      ...{ unit: p.unit, person: p.person, day: p.day },
      counts:
        passes(filters.scenario, p.scenario) && passes(filters.acceptance, p.acceptance) && passes(filters.connectivity, p.connectivity),
    }))
  const known = addDays(cutoff, -params.dormancy)
  const followed: Followed[] = []
  const late: { segment: string }[] = []
  for (const unit of new Set(bought.map((p) => p.unit))) {
    const own = bought.filter((p) => p.unit === unit)
    const start = own.map((p) => p.day).sort()[0]!
    if ((range.from && start < range.from) || (range.to && start > range.to)) continue
    const segment = segmentOf(tables, own[0]!.person, params.segment)
    if (start > known) {
      late.push({ segment })
      continue
    }
    const active = [...new Set([start, ...own.filter((p) => p.counts).map((p) => p.day)])].sort()
    const silent = (day: string) => !active.some((other) => other > day && other <= addDays(day, params.dormancy))
    const churn = active.find((day) => day <= known && silent(day))
    followed.push({ segment, time: daysBetween(start, churn ?? known), event: churn !== undefined })
  }
  return segmentNames([...followed, ...late]).flatMap((segment): Record<string, unknown>[] => {
    const own = followed.filter((f) => f.segment === segment)
    const pending = late.filter((f) => f.segment === segment).length
    if (!own.length) return [{ segment, time: null, at_risk: 0, survival: null, median: null, log_rank_p: null, followed: 0, pending }]
    return pointsOf(own).map((point) => ({ segment, ...point, pending, ...comparedTo(followed, segment, params.horizon) }))
  })
}
