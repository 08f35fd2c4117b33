import type { LivedPilot } from '../../datasets/simulator/lived-pilot.ts'
import { parameters, type Segment } from '../../datasets/simulator/parameters.ts'
import { eventKinds, kinds, statuses } from '../../datasets/simulator/tables.ts'

/** What the tables say of one applicant. Days since 1970-01-01; Infinity: never. */
export interface Applicant {
  segment: Segment
  round: number
  won: boolean
  claimed: boolean
  /** Day on which the packet was used up or ran out. */
  usedUp: number
  firstOwn: number
  /** First uninstalling or closing. */
  left: number
  wallet: boolean
  /** Spent within 30 days of the round’s first day, fen net of refunds, by rail. */
  spend: number[]
  /** Paid in e-CNY with own money alone in those days. */
  ownUse: number
  /** Purchases by rail and month, counted from January 2020. */
  months: Map<number, number[]>
}

export const HORIZON = 30

const [purchase, refund] = [kinds.indexOf('purchase'), kinds.indexOf('refund')]
const succeeded = statuses.indexOf('succeeded')
const leaving = new Set([eventKinds.indexOf('uninstall'), eventKinds.indexOf('close')])
const localDay = (at: number) => Math.floor((at + parameters.utc_offset_hours * 3600) / 86_400)
const dayOf = (date: string) => Date.parse(date) / 86_400_000
const monthOf = (day: number) => {
  const date = new Date(day * 86_400_000)
  return (date.getUTCFullYear() - 2020) * 12 + date.getUTCMonth()
}

/** Every applicant, from the tables alone; nothing of this looks inside the simulator. */
export function applicantsOf({ tables }: LivedPilot): Applicant[] {
  const { persons, wallets, wallet_events: events, lottery_entries: entries, grants, payments } = tables
  const never = Number.POSITIVE_INFINITY
  const found = new Map<number, Applicant>()
  for (let i = 0; i < entries.length; i++) {
    const person = entries.columns.person_id![i]!
    found.set(person, {
      segment: parameters.ages[persons.columns.age_band![person - 1]!]!.segment,
      round: entries.columns.campaign_id![i]!,
      won: entries.columns.won![i] === 1,
      claimed: entries.columns.claimed_at![i]! >= 0,
      ...{ usedUp: never, firstOwn: never, left: never, wallet: false },
      spend: parameters.rails.map(() => 0),
      ownUse: 0,
      months: new Map(),
    })
  }
  const owners = new Map<number, Applicant>()
  for (let i = 0; i < wallets.length; i++) {
    const owner = found.get(wallets.columns.person_id![i]!)
    if (!owner) continue
    owner.wallet = true
    owners.set(wallets.columns.wallet_id![i]!, owner)
  }
  for (let i = 0; i < events.length; i++) {
    const owner = owners.get(events.columns.wallet_id![i]!)
    if (owner && leaving.has(events.columns.kind![i]!)) owner.left = Math.min(owner.left, localDay(events.columns.occurred_at![i]!))
  }
  const spent = paid(payments, found)
  for (let i = 0; i < grants.length; i++) {
    const owner = owners.get(grants.columns.wallet_id![i]!)!
    const { subsidy, last } = spent.get(grants.columns.grant_id![i]!) ?? { subsidy: 0, last: 0 }
    owner.usedUp = subsidy === grants.columns.amount_minor![i] ? last : localDay(grants.columns.expires_at![i]!)
  }
  return [...found.values()]
}

/** Adds what the applicants paid to them; what each grant paid, and the last day on which it did. */
function paid({ columns, length }: LivedPilot['tables']['payments'], applicants: ReadonlyMap<number, Applicant>) {
  const refunded = new Map<number, number>()
  for (let i = 0; i < length; i++)
    if (columns.kind![i] === refund && columns.status![i] === succeeded) {
      const original = columns.original_payment_id![i]!
      refunded.set(original, (refunded.get(original) ?? 0) + columns.amount_minor![i]!)
    }
  const starts = parameters.rounds.map(({ starts_on }) => dayOf(starts_on))
  const spent = new Map<number, { subsidy: number; last: number }>()
  for (let i = 0; i < length; i++) {
    const applicant = applicants.get(columns.person_id![i]!)
    if (!applicant || columns.kind![i] !== purchase || columns.status![i] !== succeeded) continue
    const value = columns.amount_minor![i]! - (refunded.get(columns.payment_id![i]!) ?? 0)
    if (value <= 0) continue
    const [day, rail, subsidy, grant] = [columns.local_date![i]!, columns.rail_id![i]!, columns.subsidy_minor![i]!, columns.grant_id![i]!]
    const month = applicant.months.get(monthOf(day)) ?? parameters.rails.map(() => 0)
    month[rail]!++
    applicant.months.set(monthOf(day), month)
    if (rail === 0 && subsidy === 0) applicant.firstOwn = Math.min(applicant.firstOwn, day)
    if (grant > 0) {
      const so = spent.get(grant) ?? { subsidy: 0, last: 0 }
      spent.set(grant, { subsidy: so.subsidy + subsidy, last: Math.max(so.last, day) })
    }
    const since = day - starts[applicant.round]!
    if (since < 0 || since >= HORIZON) continue
    applicant.spend[rail]! += value
    if (rail === 0 && subsidy === 0) applicant.ownUse = 1
  }
  return spent
}
