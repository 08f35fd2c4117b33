import { expect, test } from 'vitest'
import { daysBetween } from '../datasets/calendar.ts'
import type { Facts } from '../datasets/facts.ts'
import { metricById } from '../datasets/metrics/index.ts'
import { rowsOf } from '../datasets/metrics/run.ts'
import { parseQuery } from '../datasets/query.ts'
import { parameters } from '../datasets/simulator/index.ts'
import { sql } from '../datasets/sql.ts'
import { kaplanMeier } from '../datasets/statistics/index.ts'
import { createTables } from '../server/ingest/load.ts'
import { pilotFacts } from '../server/release/facts.ts'
import { storeSimulation } from '../server/simulation/store.ts'
import { Database } from '../server/warehouse/database.ts'

const DORMANCY = 30
const DAY = 150
/** Of every 1,000 users 13.82 stop on each day, so that (1 − 0.01382)^150 = 0.124 are left on day 150. */
const HAZARD = 0.01382
const PLANTED = (1 - HAZARD) ** DAY

/**
 * Wallets are opened throughout eight months. While one is in use it takes four of ten purchases a day, so that a silence of 30 days is the end:
 * by chance it happens to one person in 160,000 a day (e^−12). Nobody comes back, nothing is refunded.
 */
const constant = { young: [HAZARD], middle: [HAZARD], older: [HAZARD] }
const simulated = {
  ...parameters,
  population: {
    ...parameters.population,
    bystanders_per_unit: 1,
    purchases_per_day: 0.5 / parameters.population.organic_activity,
    activity_sigma: 0.2,
  },
  dormancy: {
    ...parameters.dormancy,
    buckets: [{ from: 1, to: 100_000 }],
    hazard: constant,
    returns: { silent: 0, uninstall: 0, close: 0 },
  },
  habit: { ...parameters.habit, secondary_e_cny_share: 0.8 },
  refunds: { ...parameters.refunds, in_store: 0, ecommerce: 0 },
}

/** Rows of the metric, and of each person the days of the first and the last purchase with own money. */
async function followed(seed: number) {
  const database = await Database.open(':memory:', { memory: '1GB', threads: 1 })
  await createTables(database, false)
  await storeSimulation(database, { seed, payments: 300_000, from: '2020-10-01', to: '2021-05-31', parameters: simulated })
  const pilot = await pilotFacts(database)
  const facts: Facts = {
    ...{ cutoff: pilot.cutoff!, firstDay: pilot.first_day!, lastDay: pilot.last_day! },
    ...{ focalRail: pilot.focal_rail, currency: pilot.currency, tables: ['wallets', 'grants'] },
  }
  const metric = metricById('survival')!
  const { query } = parseQuery(metric, new URLSearchParams(`dormancy=${DORMANCY}`))
  const rows = await rowsOf(metric, query, facts, new Set(), (statement) => database.rows(statement))
  const users = await database.rows<{ first: string; last: string }>(sql`
    select min(local_date) as first, max(local_date) as last from payments
    where kind = 'purchase' and status = 'succeeded' and rail_id = 'e_cny' and subsidy_minor = 0 group by person_id`)
  database.close()
  return { rows, users, cutoff: facts.cutoff }
}

const onDay = <R extends { time: number }>(rows: readonly R[]): R => rows.findLast(({ time }) => time <= DAY)!

test.each([5, 6, 7])(
  'pilot %i, planted S(150) = 0.124: held by the interval to cutoff − 30; 0.190 censored at the cutoff; 0.045 without censoring',
  async (seed) => {
    const { rows, users, cutoff } = await followed(seed)
    const right = onDay(rows as unknown as { time: number; survival: number; lower: number; upper: number }[])
    const silent = (last: string) => daysBetween(last, cutoff) >= DORMANCY
    // First mistake: whoever has not been silent for long is taken to be under observation until the cutoff.
    const high = onDay(
      kaplanMeier(
        users.map(({ first, last }) =>
          silent(last)
            ? { time: daysBetween(first, last), events: 1, censored: 0 }
            : { time: daysBetween(first, cutoff), events: 0, censored: 1 },
        ),
      ),
    )
    // Second mistake: everybody’s last purchase is taken to be the end.
    const low = onDay(kaplanMeier(users.map(({ first, last }) => ({ time: daysBetween(first, last), events: 1, censored: 0 }))))

    expect(users.length).toBeGreaterThan(1000)
    expect(right.lower).toBeLessThan(PLANTED)
    expect(right.upper).toBeGreaterThan(PLANTED)
    expect(high.lower, 'the first mistake’s interval lies above the truth').toBeGreaterThan(PLANTED)
    expect(Math.abs(high.survival - 0.19)).toBeLessThan(0.03)
    expect(low.upper, 'the second mistake’s interval lies below the truth').toBeLessThan(PLANTED)
    expect(Math.abs(low.survival - 0.045)).toBeLessThan(0.015)
  },
  120_000,
)
