import type { Range } from '../../calendar.ts'
import { profiles } from '../../compact/people.ts'
import { codes } from '../../compact/purchases.ts'
import { type TransitionGrain, transitions } from '../../compact/transitions.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export function railTransitions(study: { grain: TransitionGrain; range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  const to = nextPeriod(study.grain, sql`from_period`)
  const inRange = sql`${within(sql`from_period`, study.range)} and ${within(to, study.range)}`
  return sql`
    with known as (
      select coalesce(sum(persons), 0) as persons from ${profiles} where ${ofChosen(study.filters)}
    ), pairs as (
      select distinct from_period from ${transitions(study.grain)} where ${inRange}
    ), moved as (
      select from_period, from_rail, to_rail, sum(persons) as persons, sum(of_which_first) as of_which_first
      from ${transitions(study.grain)} where ${ofChosen(study.filters)} and ${inRange} group by 1, 2, 3
    ), every as (
      select * from moved
      union all
      select p.from_period, 0, 0, max(k.persons) - coalesce(sum(m.persons), 0), 0
      from pairs p cross join known k left join moved m on m.from_period = p.from_period group by 1
    ), complete as (
      select from_period, from_rail, to_rail, sum(persons) as persons, sum(of_which_first) as of_which_first from every group by 1, 2, 3
    )
    select c.from_period, ${nextPeriod(study.grain, sql`c.from_period`)} as to_period,
      coalesce(f.value, 'inactive') as from_rail, coalesce(t.value, 'inactive') as to_rail,
      c.persons::bigint as persons, c.of_which_first::bigint as of_which_first,
      (sum(c.persons) over (partition by c.from_period, c.from_rail))::bigint as from_persons,
      ${nextPeriod(study.grain, nextPeriod(study.grain, sql`c.from_period`))} - 1 <= ${bind(facts.cutoff)}::date as mature
    from complete c
    left join ${codes} f on f.dimension = 'rail' and f.code = c.from_rail
    left join ${codes} t on t.dimension = 'rail' and t.code = c.to_rail
    where c.persons > 0
    order by c.from_period, from_rail, to_rail`
}
