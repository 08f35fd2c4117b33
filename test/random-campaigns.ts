import fc from 'fast-check'
import { addDays } from '../datasets/calendar.ts'
import type { ContractRow, Tables } from './hand-made.ts'

const START = '2020-11-20'
const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays(START, n))
const hour = fc.integer({ min: 10, max: 23 })
const moment = fc.tuple(day, hour).map(([date, at]) => `${date}T${at}:00:00Z`)
const campaignIds = ['luohu', 'futian', 'suzhou']
const several = fc.nat(20)

/** Numbers that name a row of a table by its place, whatever the table’s length. */
const pick = <T>(rows: readonly T[], n: number): T | undefined => rows[n % (rows.length + 1)]

/** So many rows, or now and then none: a table that the dataset lacks. */
const rows = <T>(row: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<T[]>([]) },
    { weight: 4, arbitrary: fc.array(row, { minLength: 1, maxLength: most, size: 'max' }) },
  )

/** What surrounds payments: regions, enrolment, events of wallets, campaigns and what they gave. Most of the tables may be absent. */
export const surroundings = fc.record({
  populations: fc.array(fc.option(fc.integer({ min: 0, max: 8 }), { freq: 4 }), { minLength: 3, maxLength: 3 }),
  enrolments: fc.array(fc.option(moment, { freq: 3 }), { minLength: 8, maxLength: 8 }),
  closings: fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { freq: 3 }), { minLength: 10, maxLength: 10 }),
  events: rows(fc.record({ wallet: several, at: moment, kind: fc.constantFrom('register', 'fund', 'install') }), 10),
  campaigns: rows(fc.record({ starts_on: day, days: fc.nat(40), packets: fc.nat(6) }), 3),
  grants: rows(fc.record({ campaign: several, wallet: several, granted_at: moment }), 6),
  entries: rows(fc.record({ campaign: several, person: several, won: fc.boolean(), claimed: fc.boolean() }), 8),
})

export type Surroundings = typeof surroundings extends fc.Arbitrary<infer T> ? T : never

/** The pilot with what surrounds it. A payment’s `grant` is a number; it becomes the identifier of a grant, if any. */
export function surrounded(pilot: Tables, s: Surroundings): Tables {
  const wallets = (pilot.wallets ?? []).map((wallet, i): ContractRow => {
    const [opened, after] = [String(wallet.opened_at), s.closings[i]]
    return { ...wallet, closed_at: after == null ? null : `${addDays(opened.slice(0, 10), after)}${opened.slice(10)}` }
  })
  const persons = (pilot.persons ?? []).map((person, i): ContractRow => ({ ...person, enrolled_at: s.enrolments[i] ?? null }))
  const campaigns = s.campaigns.map(({ days, ...campaign }, i): ContractRow => {
    const common = { allocation: 'lottery', face_minor: 100, ends_on: addDays(campaign.starts_on, days) }
    return { ...campaign, ...common, campaign_id: campaignIds[i]!, label: `Campaign ${i}` }
  })
  const grants = s.grants.flatMap(({ campaign, wallet, granted_at }, i): ContractRow[] => {
    const [giver, receiver] = [pick(campaigns, campaign), pick(wallets, wallet)]
    return giver && receiver
      ? [{ grant_id: `g${i}`, campaign_id: giver.campaign_id!, wallet_id: receiver.wallet_id!, amount_minor: 100, granted_at }]
      : []
  })
  const entries = new Map<string, ContractRow>()
  for (const { campaign, person, won, claimed } of s.entries) {
    const [lottery, applicant] = [pick(campaigns, campaign), pick(persons, person)]
    if (!lottery || !applicant) continue
    entries.set(`${lottery.campaign_id}/${applicant.person_id}`, {
      campaign_id: lottery.campaign_id!,
      person_id: applicant.person_id!,
      won,
      claimed_at: won && claimed ? `${lottery.starts_on}T01:00:00Z` : null,
    })
  }
  return {
    ...pilot,
    regions: ['north', 'south', 'west'].map((region_id, i) => ({
      region_id,
      label: region_id.toUpperCase(),
      eligible_population: s.populations[i]!,
    })),
    persons,
    wallets,
    wallet_events: s.events.flatMap(({ wallet, at, kind }, i) => {
      const known = pick(wallets, wallet)
      return known ? [{ event_id: `e${i}`, wallet_id: known.wallet_id!, occurred_at: at, kind }] : []
    }),
    campaigns,
    grants,
    lottery_entries: [...entries.values()],
    payments: (pilot.payments ?? []).map(({ grant, ...payment }) => ({
      ...payment,
      grant_id: pick(grants, Number(grant))?.grant_id ?? null,
    })),
  }
}
