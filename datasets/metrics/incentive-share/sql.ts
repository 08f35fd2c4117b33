import type { Grain, Range } from '../../calendar.ts'
import type { RailScope } from '../../compact/focal.ts'
import { codes } from '../../compact/purchases.ts'
import { totalUse, use } from '../../compact/use.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export const incentiveShare = (study: { grain: Grain; rail: RailScope; range: Partial<Range>; filters: Filters }, facts: Facts): Sql => sql`
  select period, sum(persons)::bigint as persons, sum(payments)::bigint as payments, sum(value)::bigint as value,
    sum(subsidy)::bigint as subsidy, ${nextPeriod(study.grain, sql`period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
  from ${(study.rail === 'any' ? totalUse : use)('rail', study.grain)}
  where ${ofChosen(study.filters)} and ${within(sql`period`, study.range)}
    and ${study.rail === 'any' ? sql`true` : sql`code = (select code from ${codes} where dimension = 'rail' and value = ${bind(facts.focalRail)})`}
  group by period order by period`
