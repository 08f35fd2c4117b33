import fc from 'fast-check'
import { addDays } from '../datasets/calendar.ts'
import { purchase, type Tables } from './hand-made.ts'

const rails = ['e_cny', 'alipay', 'cash', null] as const
const people = [...'abcdefghijkl']
const months = Array.from({ length: 9 }, (_, i) => `2021-0${i + 1}`)

/**
 * A pilot in which people turn to the pilot’s rail and back, which a random one hardly ever shows, and in which winning a lottery moves enough
 * spend for its origin to be told: winners spend a thousand or so on the rail, and less elsewhere.
 */
export const movedPilot: fc.Arbitrary<Tables> = fc
  .record({
    habits: fc.array(fc.array(fc.constantFrom(...rails), { minLength: 9, maxLength: 9 }), { minLength: 12, maxLength: 12 }),
    regions: fc.array(fc.constantFrom('north', 'south', null), { minLength: 12, maxLength: 12 }),
    weights: fc.array(fc.constantFrom(1, 1, 1.5, 2), { minLength: 12, maxLength: 12 }),
    strata: fc.array(fc.constantFrom(null, 'young'), { minLength: 12, maxLength: 12 }),
    scenarios: fc.array(fc.constantFrom('catering', 'transport', null), { minLength: 9, maxLength: 9 }),
    added: fc.array(fc.integer({ min: 800, max: 1200 }), { minLength: 12, maxLength: 12 }),
    elsewhere: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 12, maxLength: 12 }),
    cutoff: fc.integer({ min: 150, max: 290 }),
  })
  .map(({ habits, regions, weights, strata, scenarios, added, elsewhere, cutoff }) => ({
    pilot: [
      {
        ...{ title: 'Moved', time_zone: 'Asia/Shanghai', currency: 'CNY', focal_rail: 'e_cny' },
        cutoff_at: `${addDays('2021-01-01', cutoff)}T03:00:00Z`,
      },
    ],
    persons: people.map((person_id, i) => ({ person_id, region_id: regions[i]!, panel_weight: weights[i]! })),
    wallets: people.map((person_id) => ({ wallet_id: `w-${person_id}`, person_id, form: 'app', opened_at: '2021-01-01T00:00:00Z' })),
    campaigns: ['first', 'second'].map((campaign_id, i) => ({
      ...{ campaign_id, label: campaign_id, allocation: 'lottery', packets: 6, face_minor: 1000 },
      ...{ starts_on: i ? '2021-04-01' : '2021-02-01', ends_on: i ? '2021-04-10' : '2021-02-10' },
    })),
    lottery_entries: people.flatMap((person_id, i) =>
      ['first', 'second'].map((campaign_id, round) => ({ campaign_id, person_id, stratum: strata[i]!, won: (i + round) % 2 === 0 })),
    ),
    payments: people.flatMap((person, i) => [
      ...habits[i]!.flatMap((rail_id, m) => (rail_id ? [purchase(person, `${months[m]}-15`, { rail_id, scenario: scenarios[m]! })] : [])),
      ...['02', '04'].flatMap((month, round) =>
        (i + round) % 2 === 0
          ? [purchase(person, `2021-${month}-03`, { amount_minor: added[i]! })]
          : [purchase(person, `2021-${month}-03`, { rail_id: 'alipay', amount_minor: 300 + elsewhere[i]! })],
      ),
    ]),
  }))
