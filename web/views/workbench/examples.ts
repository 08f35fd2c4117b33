/** Statements to begin with, one for a question that pilots ask; their titles are `workbench.examples.<id>`. */
export const examples: readonly { id: string; sql: string }[] = [
  {
    id: 'active',
    sql: `-- visits_focal counts each person once in any range: on the first day in it
select date_trunc('month', day)::date as month, sum(persons)::bigint as active
from visits_focal
where prev_day is null or prev_day < date_trunc('month', day)
group by month
order by month`,
  },
  {
    id: 'share',
    sql: `-- value is in minor units, net of refunds
select u.period as month, c.value as rail, sum(u.value)::bigint as value,
  sum(u.value) / sum(sum(u.value)) over (partition by u.period) as share
from rail_use_month u
join codes c on c.dimension = 'rail' and c.code = u.code
group by u.period, c.value
order by month, rail`,
  },
  {
    id: 'retention',
    sql: `-- persons who paid with their own money in days 30 to 59 after their first purchase,
-- of those whose 60 days are over
with cutoff as (select max(day) as last_day from visits_focal)
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
    sql: `-- of the payments whose connectivity is known
with used as (
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
    sql: `select rail, count(*) as payments, count(distinct person) as persons, sum(value)::bigint as value,
  median(value) as median, quantile_cont(value, 0.95) as p95
from payments_of_filter
group by rail
order by payments desc`,
  },
  {
    id: 'subsidised',
    sql: `-- how often do persons pay again after a subsidised payment, and after how many days?
with ordered as (
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
    sql: `-- share of the value that the tenth of persons who pay most has paid
with totals as (
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
    sql: `select * from payments_of_filter`,
  },
]
