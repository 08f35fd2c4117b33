import { daysBetween } from '../../datasets/calendar.ts'
import type { Tables } from '../hand-made.ts'
import { type Asked, chosenPersons, countsAsActivity, localDay, purchasesOf } from './activity.ts'
import { incentiveEnd } from './retention-cohorts.ts'
import { comparedTo, type Segmentation, segmentNames, segmentOf } from './time-to-event.ts'

interface Params {
  segment: Segmentation
  horizon: number
}

interface Ended {
  segment: string
  time: number
  cause: 0 | 1 | 2
}

/** Whether, just after a moment, the person has no open wallet, or has uninstalled the app and not come back. */
function gone(tables: Tables, person: string, moment: number): boolean {
  const wallets = (tables.wallets ?? []).filter((wallet) => wallet.person_id === person)
  const events = (tables.wallet_events ?? []).filter((event) => wallets.some((wallet) => wallet.wallet_id === event.wallet_id))
  const at = (time: unknown) => Date.parse(String(time))
  const open = wallets.filter((wallet) => {
    const closed = [
      ...(wallet.closed_at == null
        ? events
            .filter((e) => e.kind === 'close' && e.wallet_id === wallet.wallet_id)
            .map((e) => at(e.occurred_at))
            .sort((a, b) => a - b)
            .slice(0, 1)
        : [at(wallet.closed_at)]),
    ]
    return at(wallet.opened_at) <= moment && !closed.some((time) => time <= moment)
  })
  if (!open.length) return true
  const left = events.filter((e) => e.kind === 'uninstall').map((e) => at(e.occurred_at))
  const back = [
    ...events.filter((e) => ['install', 'register', 'open'].includes(String(e.kind))).map((e) => at(e.occurred_at)),
    ...wallets.map((wallet) => at(wallet.opened_at)),
  ]
  const latest = (times: number[]) => Math.max(Number.NEGATIVE_INFINITY, ...times.filter((time) => time <= moment))
  return latest(left) > latest(back)
}

/** The first day from `start` on, on which the person was gone at its beginning, or left. */
function leaving(tables: Tables, person: string, start: string, cutoff: string): string | undefined {
  const wallets = (tables.wallets ?? []).filter((wallet) => wallet.person_id === person)
  const events = (tables.wallet_events ?? []).filter((event) => wallets.some((wallet) => wallet.wallet_id === event.wallet_id))
  const moves = events.filter((event) => event.kind !== 'fund' && event.kind !== 'upgrade')
  const moments = [...wallets.flatMap((wallet) => [wallet.opened_at, wallet.closed_at]), ...moves.map((event) => event.occurred_at)]
    .filter((time) => time != null)
    .map((time) => Date.parse(String(time)))
    .sort((a, b) => a - b)
  const dayOf = (moment: number) => localDay(tables, new Date(moment).toISOString())
  const before = moments.filter((moment) => dayOf(moment) <= start).at(-1)
  if (before !== undefined && gone(tables, person, before)) return start
  const left = moments.find((moment) => dayOf(moment) > start && gone(tables, person, moment))
  return left !== undefined && dayOf(left) <= cutoff ? dayOf(left) : undefined
}

export function incentiveCliff({ tables, facts, range, filters, params }: Asked<Params>) {
  const { cutoff } = facts
  const all = [...chosenPersons(tables, filters)].flatMap((person): Ended[] => {
    const start = incentiveEnd(tables, person, cutoff)
    if (!start || start > cutoff || (range.from && start < range.from) || (range.to && start > range.to)) return []
    const own = purchasesOf(tables)
      .filter((p) => p.person === person && p.rail === facts.focalRail && p.subsidy === 0 && countsAsActivity(p, filters))
      .map((p) => p.day)
      .filter((day) => day > start && day <= cutoff)
      .sort()[0]
    const left = leaving(tables, person, start, cutoff)
    const segment = segmentOf(tables, person, params.segment)
    if (own && (!left || own <= left)) return [{ segment, time: daysBetween(start, own), cause: 1 }]
    return [{ segment, time: daysBetween(start, left ?? cutoff), cause: left ? 2 : 0 }]
  })
  const followed = all.map(({ segment, time, cause }) => ({ segment, time, event: cause === 1 }))
  return segmentNames(all).flatMap((segment) => {
    const own = all.filter((ended) => ended.segment === segment)
    const times = [...new Set(own.map((ended) => ended.time))].sort((a, b) => a - b)
    // Share without any event just before each time, and what each time adds to an incidence.
    let free = 1
    let [paid, left] = [0, 0]
    const rows = times.map((time) => {
      const at_risk = own.filter((ended) => ended.time >= time).length
      const count = (cause: number) => own.filter((ended) => ended.time === time && ended.cause === cause).length
      paid += (free * count(1)) / at_risk
      left += (free * count(2)) / at_risk
      free *= 1 - (count(1) + count(2)) / at_risk
      return {
        ...{ segment, time, at_risk, own_money: count(1), left: count(2), censored: count(0) },
        ...{ incidence: paid, incidence_left: left, mature: at_risk >= 0.1 * own.length, followed: own.length },
      }
    })
    const { hazard_ratio, ratio_lower, ratio_upper, log_rank_p, proportional_p } = comparedTo(followed, segment, params.horizon)
    const median = rows.find(({ incidence }) => incidence >= 0.5 - 1e-12)?.time ?? null
    return rows.map((row) => ({ ...row, median, hazard_ratio, ratio_lower, ratio_upper, log_rank_p, proportional_p }))
  })
}
