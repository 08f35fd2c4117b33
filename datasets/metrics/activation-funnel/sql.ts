import type { Range } from '../../calendar.ts'
import { funnel } from '../../compact/funnel.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export const steps = ['registered', 'opened', 'funded', 'purchased', 'own'] as const
export type Step = (typeof steps)[number]

export interface Study {
  /** Days each person is given from registration. */
  window: number
  range: Partial<Range>
  filters: Filters
}

/** Histogram of the days since the step before: one row per step reached within the window and number of days, `place` from 0. */
export function activationFunnel({ window, range, filters }: Study, facts: Facts): Sql {
  return sql`
    with observed as (
      select opened, funded, purchased, own, persons from ${funnel}
      where registered + ${window}::integer <= ${bind(facts.cutoff)}::date and ${within(sql`registered`, range)} and ${ofChosen(filters)}
    ), reached as (
      select 0 as place, null::integer as days, persons from observed
      union all select 1, opened, persons from observed where opened <= ${window}
      union all select 2, funded - opened, persons from observed where funded <= ${window}
      union all select 3, purchased - funded, persons from observed where purchased <= ${window}
      union all select 4, own - purchased, persons from observed where own <= ${window}
    )
    select place, days, sum(persons)::bigint as persons from reached group by 1, 2 order by 1, 2`
}
