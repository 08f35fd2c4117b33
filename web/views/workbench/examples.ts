import type { TFunction } from 'i18next'

export interface Example {
  id: string
  sql: string
  /** Whether `workbench.exampleNotes.<id>` stands above it as a comment. */
  noted: boolean
}

/** Statements to begin with, one for a question that pilots ask; their titles are `workbench.examples.<id>`. */
export const examples: readonly Example[] = [
  {
    id: 'active',
    noted: true,
    sql: `select date_trunc('month', day)::date as month, sum(persons)::bigint as active
from visits_focal
where prev_day is null or prev_day < date_trunc('month', day)
group by month
order by month`,
  },
  {
    id: 'share',
    noted: true,
    sql: `select u.period as month, c.value as rail, sum(u.value)::bigint as value,
  sum(u.value) / sum(sum(u.value)) over (partition by u.period) as share
from rail_use_month u
join codes c on c.dimension = 'rail' and c.code = u.code
group by u.period, c.value
order by month, rail`,
  },
  {
    id: 'retention',
    noted: true,
    sql: `with cutoff as (select max(day) as last_day from visits_focal)
select date_trunc('month', s.start)::date as cohort, sum(s.persons)::bigint as eligible,
  coalesce(sum(r.persons), 0)::bigint as returned, coalesce(sum(r.persons), 0) / sum(s.persons) as rate
from starts_first_purchase_focal s
left join returns_30_first_purchase_own_focal r on r.start = s.start and r.profile = s.profile and r.k = 1
where s.start + 59 <= (select last_day from cutoff)
group by cohort
order by cohort`,
  },
  {
    id: 'offline',
    noted: true,
    sql: `with used as (
  select u.period as month, sum(u.payments) as known,
    coalesce(sum(u.payments) filter (c.value in ('payer_offline', 'payee_offline', 'dual_offline')), 0) as without_network
  from connectivity_use_month u
  join codes c on c.dimension = 'connectivity' and c.code = u.code
  where c.value <> 'unknown'
  group by u.period
)
select month, known::bigint as payments, without_network::bigint as without_network, without_network / known as share
from used
order by month`,
  },
  {
    id: 'amounts',
    noted: false,
    sql: `select rail, count(*) as payments, count(distinct person) as persons, sum(value)::bigint as value,
  median(value) as median, quantile_cont(value, 0.95) as p95
from payments_of_filter
group by rail
order by payments desc`,
  },
  {
    id: 'subsidised',
    noted: true,
    sql: `with ordered as (
  select person, day, subsidy, lead(day) over (partition by person order by day) as next_day
  from payments_of_filter
)
select subsidy > 0 as subsidised, count(*) as payments, count(next_day) as followed,
  count(next_day) / count(*) as share, median(next_day - day) as median_days
from ordered
group by subsidised
order by subsidised`,
  },
  {
    id: 'concentration',
    noted: true,
    sql: `with totals as (
  select person, sum(value)::bigint as value from payments_of_filter group by person
), ranked as (
  select value, ntile(10) over (order by value desc) as tenth from totals
)
select tenth, count(*) as persons, sum(value)::bigint as value, sum(value) / sum(sum(value)) over () as share
from ranked
group by tenth
order by tenth`,
  },
  {
    id: 'all',
    noted: false,
    sql: `select * from payments_of_filter`,
  },
]

/** The statement under its comment in the reader’s language. */
export const statementOf = ({ id, sql, noted }: Example, t: TFunction): string =>
  noted ? `${t(`workbench.exampleNotes.${id}`).replaceAll(/^/gm, '-- ')}\n${sql}` : sql

/** Whether a text is one of them as it was given, in any language. */
export const isExample = (text: string): boolean => {
  const bare = text.replace(/^(?:--.*\n)*/, '')
  return examples.some(({ sql }) => sql === bare)
}
