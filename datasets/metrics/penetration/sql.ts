import type { RailScope } from '../../compact/focal.ts'
import { profiles } from '../../compact/people.ts'
import { contractRelation } from '../../compact/relation.ts'
import { visits } from '../../compact/visits.ts'
import { walletFlow } from '../../compact/wallets.ts'
import type { Facts } from '../../facts.ts'
import { conditionOn, type Filters, personCondition } from '../../filters.ts'
import { bind, type Sql, sql, trusted } from '../../sql.ts'
import { ofChosen } from '../population.ts'

const regions = contractRelation('regions')

export interface Study {
  rail: RailScope
  /** Last day counted. */
  asOf: string
  filters: Filters
}

/** A person’s first visit is the one without a visit before it, so each is counted once. The text '' stands for no region in the joins. */
export function penetration({ rail, asOf, filters }: Study, facts: Facts): Sql {
  const end = sql`${bind(asOf)}::date`
  const wallets = facts.tables.includes('wallets')
    ? sql`select coalesce(region, '') as region, sum(opened) as wallets from ${walletFlow}
        where day <= ${end} and ${personCondition(filters)} group by 1`
    : sql`select '' as region, 0 as wallets where false`
  return sql`
    with users as (
      select coalesce(p.region, '') as region, sum(v.persons) as persons
      from ${visits(rail)} v join (select * from ${profiles} where ${ofChosen(filters)}) p on p.profile = v.profile
      where v.prev_day is null and v.day <= ${end} group by 1
    ), opened as (
      ${wallets}
    ), known as (
      select region_id as region, label, eligible_population
      from (select *, region_id as region from ${regions}) as named where ${conditionOn(['region'], filters)}
    ), shown as (
      select region from known union select region from users union select region from opened where wallets > 0
    )
    select nullif(s.region, '') as region, k.label, coalesce(u.persons, 0)::bigint as persons,
      ${filters.age_band ? trusted('null') : sql`k.eligible_population`}::bigint as eligible,
      ${wallets.relations.length ? sql`coalesce(o.wallets, 0)` : trusted('null')}::bigint as wallets
    from shown s left join known k on k.region = s.region left join users u on u.region = s.region
    left join opened o on o.region = s.region
    order by s.region = '', s.region`
}
