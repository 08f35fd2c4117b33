import { compactTables } from '../../../datasets/compact/index.ts'
import type { Facts } from '../../../datasets/facts.ts'
import { metricById } from '../../../datasets/metrics/index.ts'
import { rowsOf, tablesOf } from '../../../datasets/metrics/run.ts'
import { parseQuery } from '../../../datasets/query.ts'
import { type Sql, sql } from '../../../datasets/sql.ts'
import { Connection } from '../../../web/duckdb/connection.ts'

const facts: Facts = {
  cutoff: '2021-06-30',
  firstDay: '2020-04-01',
  lastDay: '2021-06-30',
  focalRail: 'e_cny',
  currency: 'CNY',
  tables: ['payments', 'persons', 'wallets', 'grants', 'campaigns'],
}
const all: ReadonlySet<string> = new Set(compactTables.map(({ name }) => name))

/** One row per person, none merged: start, profile, days until the cutoff, and two numbers as good as random. */
const persons = (n: number): Sql => sql`
  select (date '2020-04-01' + (hash(i) % 450)::integer) as start, (1 + hash(i + 10000000) % 400)::integer as profile,
    (455 - hash(i) % 450)::integer as left_days, (hash(i + 20000000) % 1000)::integer as a, (hash(i + 30000000) % 1000)::integer as b
  from range(${n}::bigint) as numbers(i)`

/** Absences: half of all persons have a second one that is longer than the first. */
const spells = (n: number): Sql => sql`
  with people as (${persons(n)}), firsts as (
    select start, profile, left_days, b, (left_days * a // 1000)::integer as until from people
  ), gaps as (
    select *, (1 + (left_days - until) * b // 1000)::integer as gap from firsts
  )
  select start, profile, until, gap, 0 as longest, 1 as persons from gaps
  union all
  select start, profile, until + gap, left_days + 1 - until - gap, greatest(gap, 8), 1 from gaps
  where left_days + 1 - until - gap > greatest(gap, 8)`

const gaps = (n: number): Sql => sql`
  select start, profile, 0 as since, case when a < 700 then (left_days * b // 1000)::integer end as gap, 1 as persons from (${persons(n)}) as people`

const afterIncentive = (n: number): Sql => sql`
  select start, profile, case when a < 800 then (left_days * b // 1000)::integer end as days,
    case when a < 600 then 1 when a < 800 then 2 else 0 end as cause, 1 as persons
  from (${persons(n)}) as people`

const profiles = sql`
  select i::integer as profile, 'region ' || i % 4 as region, 'tier ' || i % 3 as tier, 'operator ' || i % 7 as operator,
    'way ' || i % 3 as acquisition, 'campaign ' || i % 5 as campaign, 'age ' || i % 6 as age_band, 2500 as persons
  from range(1, 401) as numbers(i)`

function definition(table: string, n: number): Sql {
  if (table === 'profiles') return profiles
  if (table.startsWith('spells_')) return spells(n)
  if (table.startsWith('gaps_')) return gaps(n)
  if (table === 'after_incentive') return afterIncentive(n)
  throw new Error(`no persons are made up for ${table}`)
}

/** Milliseconds, at best of `times`, from the question to the rows a chart draws: statement, estimates, intervals and tests. */
export async function ofPersons(
  n: number,
  id: string,
  search: string,
  times: number,
): Promise<{ ms: number; points: number; held: number }> {
  const metric = metricById(id)!
  const { query, notices } = parseQuery(metric, new URLSearchParams(search))
  if (notices.length) throw new Error(`${id}?${search}: ${JSON.stringify(notices)}`)
  const connection = await Connection.open()
  try {
    let held = 0
    for (const { name } of tablesOf(metric, query, facts, all)) {
      const made = definition(name, n)
      await connection.rows({ ...made, text: `create table ${name} as ${made.text}` })
      const [counted] = await connection.rows({ text: `select count(*) as n from ${name}`, values: [], relations: [] })
      held = Math.max(held, Number(counted!.n))
    }
    let ms = Number.POSITIVE_INFINITY
    let points = 0
    for (let i = 0; i < times; i++) {
      const start = performance.now()
      points = (await rowsOf(metric, query, facts, all, (statement) => connection.rows(statement))).length
      ms = Math.min(ms, performance.now() - start)
    }
    return { ms, points, held }
  } finally {
    connection.close()
  }
}
