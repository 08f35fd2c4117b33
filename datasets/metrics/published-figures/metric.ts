import { z } from 'zod'
import { dailyTotals } from '../../compact/daily.ts'
import { merchantsEnabled } from '../../compact/merchants.ts'
import { publishedNational } from '../../compact/published.ts'
import { contractRelation } from '../../compact/relation.ts'
import { walletFlow } from '../../compact/wallets.ts'
import { bind, sql } from '../../sql.ts'
import { mature } from '../columns.ts'
import { metric } from '../metric.ts'
import { within } from '../population.ts'
import { publishedOverTime } from './chart.ts'
import { labels } from './labels.ts'

const row = z.object({
  as_of: z.string().meta({ unit: 'date', description: 'Date of the figure.' }),
  measure: z.string(),
  series: z.string().meta({ description: 'Figures of one series can be joined; between two series there is a break.' }),
  published: z.number(),
  observed: z.number().nullable().meta({ description: 'The same count in this dataset, divided by its scale; null where it holds none.' }),
  unit: z.string().meta({ role: 'attribute' }),
  source: z.string().meta({ role: 'attribute' }),
  url: z.string().meta({ role: 'attribute' }),
  status: z.string().meta({ role: 'attribute' }),
  note: z.string().meta({ role: 'attribute', namesIn: ({ note }) => (note ? 'note' : null) }),
  mature: mature(),
})

export const publishedFigures = metric({
  id: 'published-figures',
  theme: 'adoption',
  params: z.object({}),
  row,
  filters: [],
  dates: 'periods',
  requires: () => [],
  statement: ({ range }, facts) => {
    const asOf = sql`select distinct as_of from ${publishedNational} where as_of >= ${bind(facts.firstDay)}::date and as_of <= ${bind(facts.cutoff)}::date`
    return sql`
      with dates as (
        ${asOf}
      ), counts as (
        select a.as_of, 'transactions' as measure, sum(d.payments)::double as seen from dates a join ${dailyTotals} d on d.day <= a.as_of group by 1
        union all
        select a.as_of, 'value', sum(d.value)::double / 100 from dates a join ${dailyTotals} d on d.day <= a.as_of group by 1
        union all
        select a.as_of, 'personal_wallets', sum(w.opened)::double from dates a join ${walletFlow} w on w.day <= a.as_of group by 1
        union all
        select a.as_of, 'merchants', sum(m.merchants)::double from dates a join ${merchantsEnabled} m on m.day <= a.as_of group by 1
      )
      select p.as_of, p.measure, p.series, p.value as published, c.seen / coalesce(k.scale, 1) as observed, p.unit, p.source, p.url, p.status,
        p.note, p.as_of <= ${bind(facts.cutoff)}::date as mature
      from ${publishedNational} p cross join (select max(scale) as scale from ${contractRelation('pilot')}) k
      left join counts c on c.as_of = p.as_of and c.measure = p.measure
      where ${within(sql`p.as_of`, range)}
      order by p.measure, p.as_of, p.series`
  },
  derive: (rows) => rows as unknown as z.output<typeof row>[],
  charts: { overTime: publishedOverTime },
  labels,
})
