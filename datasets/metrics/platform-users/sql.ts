import { platformUse } from '../../compact/platforms.ts'
import type { TransitionGrain } from '../../compact/transitions.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import type { Query } from '../metric.ts'
import { ofChosen, wholePeriods, within } from '../population.ts'

export const platformUsers = (grain: TransitionGrain, query: Query, facts: Facts): Sql => sql`
  select period, platform, sum(users)::bigint as users, sum(repeat_users)::bigint as repeat_users, sum(payments)::bigint as payments,
    sum(value)::bigint as value, ${nextPeriod(grain, sql`period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
  from ${platformUse(grain)} where ${ofChosen(query.filters)} and ${within(sql`period`, wholePeriods(grain, query))}
  group by period, platform order by period, platform`
