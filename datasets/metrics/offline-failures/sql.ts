import type { Range } from '../../calendar.ts'
import { attempts } from '../../compact/offline.ts'
import { conditionOn, type Filters, paymentFilters } from '../../filters.ts'
import { type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export const offlineFailures = (study: { range: Partial<Range>; filters: Filters }): Sql => sql`
  with chosen as (
    select connectivity, status, fail_code, payments from ${attempts}
    where ${ofChosen(study.filters)} and ${conditionOn(paymentFilters, study.filters)} and ${within(sql`period`, study.range)}
  ), tried as (
    select connectivity, sum(payments) as attempts from chosen group by 1
  )
  select c.fail_code as code, c.connectivity, sum(c.payments)::bigint as payments, max(t.attempts)::bigint as attempts
  from chosen c join tried t on t.connectivity = c.connectivity
  where c.status <> 'succeeded' group by 1, 2 order by c.connectivity, c.fail_code nulls last`
