import { localDate } from '../dialect.ts'
import { personCondition } from '../filters.ts'
import { sql } from '../sql.ts'
import { compact, contractRelation } from './relation.ts'

const [payments, persons, wallets, pilot] = ['payments', 'persons', 'wallets', 'pilot'].map(contractRelation) as [
  { name: string },
  { name: string },
  { name: string },
  { name: string },
]

/** Everyone known to the pilot, with the attributes of their first wallet. Numbered so that people of one profile stand together. */
export const people = compact({
  name: 'people',
  description: 'Every person known to the pilot, numbered, with the number of the person’s profile.',
  columns: {
    person: 'number of the person',
    person_id: 'pseudonym of the contract',
    profile: 'number of the profile',
    opened_on: 'local date on which the first wallet was opened',
  },
  fine: true,
  sorted: 1,
  define: () => sql`
    with known as (
      select person_id from ${payments} union select person_id from ${persons} union select person_id from ${wallets}
    ), ranked as (
      select *, row_number() over (partition by person_id order by opened_at, wallet_id) as nth from ${wallets}
    ), described as (
      select k.person_id, p.region_id as region, w.tier, w.operator_id as operator, w.acquisition, w.campaign_id as campaign, p.age_band,
        ${localDate(sql`w.opened_at`, sql`(select time_zone from ${pilot})`)} as opened_on
      from known k left join ${persons} p on p.person_id = k.person_id left join ranked w on w.person_id = k.person_id and w.nth = 1
    )
    select row_number() over (order by region, tier, operator, acquisition, campaign, age_band, person_id)::integer as person, person_id,
      dense_rank() over (order by region, tier, operator, acquisition, campaign, age_band)::integer as profile,
      region, tier, operator, acquisition, campaign, age_band, opened_on
    from described`,
})

/** A person has exactly one value of each attribute, so counts of people by profile add up over profiles. */
export const profiles = compact({
  name: 'profiles',
  description: 'Combinations of person attributes, and how many persons have each.',
  columns: {
    profile: 'number of the profile',
    region: 'region of the person',
    tier: 'tier of the first wallet',
    operator: 'operator of the first wallet',
    acquisition: 'how the first wallet came about',
    campaign: 'campaign that brought the first wallet',
    age_band: 'age band of the person',
    persons: 'persons of the profile',
  },
  sorted: 1,
  define: () => sql`
    select profile, region, tier, operator, acquisition, campaign, age_band, count(*)::integer as persons
    from ${people} group by 1, 2, 3, 4, 5, 6, 7`,
})

/** What every person filter is applied by. An engine that offers it as a table of its own gets the same statement under every filter, and plans it once. */
export const chosenProfiles = compact({
  name: 'chosen_profiles',
  description: 'Profiles that the person filters of the question choose.',
  columns: { profile: 'number of the profile' },
  stored: false,
  define: ({ filters }) => sql`select profile from ${profiles} where ${personCondition(filters)}`,
})
