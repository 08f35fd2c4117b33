import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTables } from '../../server/ingest/load.ts'
import { storeSimulation } from '../../server/simulation/store.ts'
import { Database } from '../../server/warehouse/database.ts'
import { contract } from '../contract/index.ts'
import { identifier, join, sql, trusted } from '../sql.ts'

describe.each([
  { seed: 7, payments: 30_000 },
  { seed: 8, payments: 10_000, from: '2020-12-01', to: '2021-02-14' },
  { seed: 9, payments: 2_000, from: '2020-05-01', to: '2020-05-10' },
])('a simulated pilot keeps the contract: $payments payments, seed $seed, $from', (options) => {
  let database: Database
  beforeAll(async () => {
    database = await Database.open(':memory:')
    await createTables(database, false)
    await storeSimulation(database, options)
  }, 60_000)
  afterAll(() => database.close())

  const broken = async (statement: ReturnType<typeof sql>) => (await database.row<{ rows: number }>(statement)).rows

  for (const { name, columns, rules, key } of contract) {
    test(`${name}: required columns are there, choices are kept, references exist, keys are unique, rules hold`, async () => {
      const table = identifier(name)
      for (const column of columns) {
        const value = identifier(column.name)
        if (column.required)
          expect(await broken(sql`select count(*) as rows from ${table} where ${value} is null`), `${column.name} null`).toBe(0)
        if (column.choices) {
          const choices = trusted(column.choices.map((choice) => `'${choice}'`).join(', '))
          expect(await broken(sql`select count(*) as rows from ${table} where ${value} not in (${choices})`), column.name).toBe(0)
        }
        if (column.references) {
          const { table: other, column: named } = column.references
          expect(
            await broken(
              sql`select count(*) as rows from ${table} where ${value} is not null and ${value} not in (select ${identifier(named)} from ${identifier(other)})`,
            ),
            `${column.name} dangling`,
          ).toBe(0)
        }
      }
      for (const rule of rules)
        expect(await broken(sql`select count(*) as rows from ${table} where not (${trusted(rule.holds)})`), rule.code).toBe(0)
      if (key.length) {
        const columns = join(
          key.map((column) => identifier(column)),
          sql`, `,
        )
        expect(await broken(sql`select count(*) as rows from (select 1 from ${table} group by ${columns} having count(*) > 1)`)).toBe(0)
      }
    })
  }

  const never = (title: string, condition: ReturnType<typeof sql>) =>
    test(`never: ${title}`, async () => {
      const found = await database.rows(condition)
      expect(found.slice(0, 3)).toEqual([])
    })

  never(
    'a payment outside the pilot, or with a local date other than that of its time',
    sql`select p.* from payments p, pilot where local_date not between starts_on and ends_on
      or local_date <> (initiated_at + interval 8 hour)::date`,
  )
  never(
    'an e-CNY payment without a wallet, before it was opened, after it was closed, or by another person',
    sql`select p.* from payments p left join wallets w using (wallet_id) where p.rail_id = 'e_cny' and p.kind <> 'refund'
      and (w.wallet_id is null or p.initiated_at < w.opened_at or p.initiated_at > w.closed_at or p.person_id <> w.person_id)`,
  )
  never(
    'another rail with a wallet, subsidy or grant',
    sql`select * from payments where rail_id <> 'e_cny' and (wallet_id is not null or subsidy_minor > 0 or grant_id is not null)`,
  )
  never(
    'an e-CNY purchase at a shop that does not take it yet, or elsewhere than where the person lives when in store',
    sql`select p.* from payments p join merchants m using (merchant_id) join persons h using (person_id)
      where p.kind = 'purchase' and (p.rail_id = 'e_cny' and (m.enabled_at is null or m.enabled_at > p.initiated_at)
        or m.region_id <> h.region_id or m.scenario <> p.scenario)`,
  )
  never(
    'more spent of a grant than was given, or spent or expired outside its time',
    sql`select g.grant_id from grants g join payments p using (grant_id) group by all
      having sum(case p.kind when 'purchase' then p.subsidy_minor when 'expiry' then p.amount_minor end) <> g.amount_minor
        or min(p.initiated_at) < g.granted_at or max(p.initiated_at) > g.expires_at`,
  )
  never(
    'own money spent that the wallet does not hold: loads + refunds + subsidies − purchases − transfers − unloads < 0 at the end',
    sql`select wallet_id, sum(case kind when 'load' then amount_minor when 'refund' then amount_minor - subsidy_minor
        when 'purchase' then subsidy_minor - amount_minor when 'expiry' then 0 else -amount_minor end) as balance
      from payments where rail_id = 'e_cny' and status = 'succeeded' group by all having balance < 0`,
  )
  never(
    'a purchase above the single limit of its tier on that day',
    sql`select p.payment_id from payments p join wallets w using (wallet_id) asof join wallet_tiers t
        on t.tier = w.tier and t.valid_from <= p.local_date
      where p.kind = 'purchase' and p.status = 'succeeded' and p.amount_minor > t.single_limit`,
  )
  never(
    'a refund above its purchase, before it, or of another person',
    sql`select r.payment_id from payments r join payments p on p.payment_id = r.original_payment_id
      where r.amount_minor > p.amount_minor or r.initiated_at <= p.initiated_at or r.person_id <> p.person_id or p.status <> 'succeeded'`,
  )
  never(
    'a failure without a reason, or a success with one',
    sql`select * from payments where (status = 'succeeded') <> (fail_code is null)`,
  )
  never(
    'a red packet of Shenzhen spent in e-commerce',
    sql`select p.* from payments p join grants g using (grant_id) where g.campaign_id not like 'suzhou%' and p.acceptance = 'ecommerce'`,
  )

  test.runIf(options.seed === 7)('losers of each lottery are at least as many as its winners, and stand for all that lost', async () => {
    const rounds = await database.rows<{ campaign_id: string; winners: number; losers: number; entrants: number }>(sql`
      select campaign_id, count(*) filter (won) as winners, count(*) filter (not won) as losers,
        round(sum(panel_weight) / any_value(scale))::bigint as entrants
      from lottery_entries join persons using (person_id), pilot group by all order by all`)
    expect(rounds).toHaveLength(4)
    for (const { winners, losers } of rounds) expect(losers).toBeGreaterThanOrEqual(winners)
    // One packet more or less in rounding is 1 / scale entrants.
    const luohu = rounds.find(({ campaign_id }) => campaign_id.startsWith('luohu'))!
    const { scale } = await database.row<{ scale: number }>(sql`select scale from pilot`)
    expect(Math.abs(luohu.entrants - 1_913_847)).toBeLessThanOrEqual(1 / scale)
  })
})
