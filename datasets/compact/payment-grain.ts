import { z } from 'zod'
import type { ColumnType } from '../contract/column.ts'
import { filterKeys, paymentCondition, personCondition } from '../filters.ts'
import type { Query } from '../metrics/metric.ts'
import type { Asked } from '../query.ts'
import { all, bind, identifier, join, type Sql, sql, trusted } from '../sql.ts'
import { merchantCodes } from './merchant-codes.ts'
import { people } from './people.ts'
import { codes, purchases } from './purchases.ts'

/** Payments that a browser may be given. */
export const mostPayments = 2_000_000

interface GrainColumn {
  type: ColumnType
  description: string
  /** Few values, each many times. */
  words?: true
}

const column = (type: ColumnType, description: string): GrainColumn => ({ type, description })
const words = (description: string): GrainColumn => ({ type: 'VARCHAR', description, words: true })

/**
 * Purchases one by one, in words instead of codes, each with the attributes of its person: what every card counts and sums, under the same
 * filters. One row per successful purchase that is not fully refunded.
 */
export const paymentGrain = {
  name: 'payments_of_filter',
  columns: {
    person: column('INTEGER', 'number of the person in this release'),
    person_id: column('VARCHAR', 'pseudonym of the person'),
    day: column('DATE', 'local date of the payment'),
    rail: words('rail paid by'),
    value: column('BIGINT', 'amount less refunds, minor units'),
    subsidy: column('BIGINT', 'part of value that a grant paid, minor units'),
    scenario: words('what was paid for'),
    acceptance: words('in a shop, in e-commerce, or person to person'),
    connectivity: words('with or without a network, and on whose side'),
    merchant: column('INTEGER', 'number of the merchant in this release, null where not known'),
    merchant_id: column('VARCHAR', 'pseudonym of the merchant, null where not known'),
    merchant_region: words('region of the merchant, else of the person'),
    synced_on: column('DATE', 'local date on which a payment without a network reached the ledger'),
    region: words('region of the person'),
    tier: words('tier of the person’s first wallet'),
    operator: words('operator of the person’s first wallet'),
    acquisition: words('how the person’s first wallet came about'),
    campaign: words('campaign that brought the person’s first wallet'),
    age_band: words('age band of the person'),
  },
} as const satisfies { name: string; columns: Readonly<Record<string, GrainColumn>> }

/** What is asked of it: dates and every filter of the page. */
export const paymentsAsked: Asked = { params: z.object({}), filters: filterKeys }

const coded = (dimension: string) => sql`(select code, value from ${codes} where dimension = ${trusted(`'${dimension}'`)})`

const within = ({ from, to }: Query['range']): Sql[] => [
  ...(from ? [sql`day >= ${bind(from)}::date`] : []),
  ...(to ? [sql`day <= ${bind(to)}::date`] : []),
]

/** Purchases of the persons and of the kinds that the filters choose, on the dates of the range, both ends included. */
export const paymentStatement = ({ range, filters }: Pick<Query, 'range' | 'filters'>): Sql => sql`
  select p.person, h.person_id, p.day, r.value as rail, p.value, p.subsidy, s.value as scenario, a.value as acceptance,
    c.value as connectivity, p.merchant, m.merchant_id, g.value as merchant_region, p.synced_on,
    h.region, h.tier, h.operator, h.acquisition, h.campaign, h.age_band
  from (select * from ${purchases} where ${all([...within(range), paymentCondition(filters, codes)])}) p
  join (select * from ${people} where ${personCondition(filters)}) h on h.person = p.person
  join ${coded('rail')} r on r.code = p.rail
  join ${coded('scenario')} s on s.code = p.scenario
  join ${coded('acceptance')} a on a.code = p.acceptance
  join ${coded('connectivity')} c on c.code = p.connectivity
  join ${coded('region')} g on g.code = p.region
  left join ${merchantCodes} m on m.merchant = p.merchant`

const texts = Object.entries<GrainColumn>(paymentGrain.columns).flatMap(([name, { type, words }]) =>
  type === 'VARCHAR' && !words ? [name] : [],
)
const fixed = Object.values<GrainColumn>(paymentGrain.columns).reduce(
  (sum, { type, words }) => sum + (words ? 1 : type === 'BIGINT' ? 8 : 4) + 0.125,
  0,
)

/** How many payments those are, and about how many bytes they take as Arrow IPC stream. */
export const paymentSizeStatement = (query: Pick<Query, 'range' | 'filters'>): Sql => sql`
  select count(*)::bigint as rows,
    (ceil(count(*) * ${fixed}) + coalesce(sum(${join(
      texts.map((name) => sql`coalesce(strlen(${identifier(name)}), 0)`),
      sql` + `,
    )}), 0))::bigint as bytes
  from (${paymentStatement(query)}) as payments_of_filter`

/** The values of a column of few words, in order. */
export const paymentWordsStatement = (name: string): Sql => {
  const dimension = name === 'merchant_region' ? 'region' : name
  return ['rail', 'scenario', 'acceptance', 'connectivity', 'merchant_region'].includes(name)
    ? sql`select value from ${codes} where dimension = ${bind(dimension)} and value is not null order by value`
    : sql`select distinct ${identifier(name)} as value from ${people} where ${identifier(name)} is not null order by value`
}
