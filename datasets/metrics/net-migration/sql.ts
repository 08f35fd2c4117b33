import type { Range } from '../../calendar.ts'
import { profiles } from '../../compact/people.ts'
import { codes } from '../../compact/purchases.ts'
import { type TransitionGrain, transitions } from '../../compact/transitions.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

/** Both directions of every pair of rails between which somebody moved, the rail first in the alphabet as `rail_a`. */
export function netMigration(study: { grain: TransitionGrain; range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  const to = nextPeriod(study.grain, sql`from_period`)
  return sql`
    with moved as (
      select from_period, from_rail, to_rail, sum(persons) as persons from ${transitions(study.grain)}
      where ${ofChosen(study.filters)} and ${within(sql`from_period`, study.range)} and ${within(to, study.range)}
        and from_rail <> 0 and to_rail <> 0 and from_rail <> to_rail group by 1, 2, 3
    ), pairs as (
      select from_period, least(from_rail, to_rail) as a, greatest(from_rail, to_rail) as b,
        sum(case when from_rail < to_rail then persons else 0 end) as gross_ab, sum(case when from_rail > to_rail then persons else 0 end) as gross_ba
      from moved group by 1, 2, 3
    ), known as (
      select coalesce(sum(persons), 0) as persons from ${profiles} where ${ofChosen(study.filters)}
    )
    select p.from_period, ${nextPeriod(study.grain, sql`p.from_period`)} as to_period, a.value as rail_a, b.value as rail_b,
      p.gross_ab::bigint as gross_ab, p.gross_ba::bigint as gross_ba, (p.gross_ab - p.gross_ba)::bigint as net, k.persons::bigint as known,
      ${nextPeriod(study.grain, nextPeriod(study.grain, sql`p.from_period`))} - 1 <= ${bind(facts.cutoff)}::date as mature
    from pairs p cross join known k
    join ${codes} a on a.dimension = 'rail' and a.code = p.a join ${codes} b on b.dimension = 'rail' and b.code = p.b
    order by p.from_period, a.value, b.value`
}
