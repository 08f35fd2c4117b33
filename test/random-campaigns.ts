import fc from 'fast-check'
import { addDays } from '../datasets/calendar.ts'
import type { ContractRow, Tables } from './hand-made.ts'

const START = '2020-11-20'
const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays(START, n))
const hour = fc.integer({ min: 0, max: 23 }).map((n) => String(n).padStart(2, '0'))
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

const entry = fc.record({
  enters: fc.constantFrom(true, true, true, true, false),
  won: fc.boolean(),
  claimed: fc.constantFrom(true, true, false),
  stratum: fc.constantFrom(null, null, null, null, null, 'young', 'older'),
})
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never

/** What surrounds payments: regions, enrolment, events of wallets, campaigns and what they gave. Most of the tables may be absent. */
export const surroundings = fc.record({
  populations: fc.array(fc.option(fc.integer({ min: 0, max: 8 }), { freq: 4 }), { minLength: 3, maxLength: 3 }),
  enrolments: fc.array(fc.option(moment, { freq: 3 }), { minLength: 8, maxLength: 8 }),
  closings: fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { freq: 3 }), { minLength: 10, maxLength: 10 }),
  events: rows(fc.record({ wallet: several, at: moment, kind: fc.constantFrom('register', 'fund', 'install', 'uninstall', 'close') }), 10),
  campaigns: rows(
    fc.record({
      starts_on: day,
      days: fc.nat(40),
      packets: fc.nat(6),
      allocation: fc.constantFrom('lottery', 'lottery', 'lottery', 'rush'),
    }),
    3,
  ),
  grants: rows(
    fc.record({
      campaign: several,
      wallet: several,
      granted_at: moment,
      amount: fc.constantFrom(20, 100),
      lasts: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 3 }),
    }),
    6,
  ),
  // Every person may enter every campaign, so that some lotteries have winners and losers enough to be compared.
  entries: fc.oneof(
    { weight: 1, arbitrary: fc.constant<Entry[]>([]) },
    {
      weight: 4,
      arbitrary: fc.array(entry, { minLength: 24, maxLength: 24, size: 'max' }),
    },
  ),
  weights: fc.array(fc.constantFrom(1, 1, 1, 2, 1.5), { minLength: 8, maxLength: 8 }),
  // Whether the source says which grant paid.
  naming: fc.constantFrom(true, true, true, false),
})

export type Surroundings = typeof surroundings extends fc.Arbitrary<infer T> ? T : never

/** The pilot with what surrounds it. A payment’s `grant` is a number; it becomes the identifier of a grant, if any. */
export function surrounded(pilot: Tables, s: Surroundings): Tables {
  const wallets = (pilot.wallets ?? []).map((wallet, i): ContractRow => {
    const [opened, after] = [String(wallet.opened_at), s.closings[i]]
    return { ...wallet, closed_at: after == null ? null : `${addDays(opened.slice(0, 10), after)}${opened.slice(10)}` }
  })
  const persons = (pilot.persons ?? []).map(
    (person, i): ContractRow => ({
      ...person,
      enrolled_at: s.enrolments[i] ?? null,
      panel_weight: s.weights[i]!,
    }),
  )
  const campaigns = s.campaigns.map(({ days, ...campaign }, i): ContractRow => {
    const common = { face_minor: 100, ends_on: addDays(campaign.starts_on, days) }
    return { ...campaign, ...common, campaign_id: campaignIds[i]!, label: `Campaign ${i}` }
  })
  const grants = s.grants.flatMap(({ campaign, wallet, granted_at, amount, lasts }, i): ContractRow[] => {
    const [giver, receiver] = [pick(campaigns, campaign), pick(wallets, wallet)]
    if (!giver || !receiver) return []
    const expires_at = lasts === null ? null : `${addDays(granted_at.slice(0, 10), lasts + 1)}T00:00:00Z`
    const given = { grant_id: `g${i}`, campaign_id: giver.campaign_id!, wallet_id: receiver.wallet_id! }
    return [{ ...given, amount_minor: amount, granted_at, expires_at }]
  })
  const known = [...new Set([...persons, ...(pilot.payments ?? [])].map(({ person_id }) => String(person_id)))].sort()
  const entries = s.entries.flatMap(({ enters, won, claimed, stratum }, i): ContractRow[] => {
    const [lottery, person_id] = [campaigns[i % 3], known[Math.floor(i / 3)]]
    if (!enters || !lottery || !person_id) return []
    const claimed_at = won && claimed ? `${lottery.starts_on}T01:00:00Z` : null
    return [{ campaign_id: lottery.campaign_id!, person_id, stratum, won, claimed_at }]
  })
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
    lottery_entries: entries,
    payments: (pilot.payments ?? []).map(({ grant, ...payment }) => ({
      ...payment,
      grant_id: (s.naming && pick(grants, Number(grant))?.grant_id) || null,
    })),
  }
}
