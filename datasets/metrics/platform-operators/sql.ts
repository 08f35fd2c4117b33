import { platformOperators as firsts } from '../../compact/platforms.ts'
import { type Sql, sql } from '../../sql.ts'
import type { Query } from '../metric.ts'
import { ofChosen, within } from '../population.ts'

export const platformOperators = (query: Query): Sql => sql`
  with known as (
    select platform, operator, min(first_day) as day from ${firsts} where ${ofChosen(query.filters)} group by 1, 2
  ), numbered as (
    select platform, row_number() over (partition by platform order by day, operator)::bigint as nth, operator, day from known
  )
  select platform, nth, operator, day from numbered where ${within(sql`day`, query.range)} order by platform, nth`
