import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupsOf } from '../datasets/groups.ts'
import { HandMade } from './hand-made.ts'
import { movedPilot } from './moved-pilot.ts'
import { randomPilot } from './random-pilot.ts'

type Counts = Record<string, number> & { period: string }

const pilots: HandMade[] = []
beforeAll(async () => {
  for (const tables of fc.sample(randomPilot, { numRuns: 24, seed: 20_210_630 })) pilots.push(await HandMade.of(tables))
}, 300_000)
afterAll(() => {
  for (const pilot of pilots) pilot.close()
})

/** A check on every random pilot, under several filters; it must have met rows, or it has proved nothing. */
function always(name: string, filters: readonly string[], check: (pilot: HandMade, filter: string) => Promise<number>) {
  test(name, { timeout: 300_000 }, async () => {
    let rows = 0
    for (const pilot of pilots) for (const filter of filters) rows += await check(pilot, filter)
    expect(rows).toBeGreaterThan(5)
  })
}

const persons = ['', 'region=north', 'tier=1&tier=']
const everything = [...persons, 'scenario=catering', 'connectivity=online&acceptance=in_store']
const rowsOf = (pilot: HandMade, id: string, address: string) => pilot.rows(id, address) as unknown as Promise<Counts[]>
const sum = (rows: readonly Counts[], column: string) => rows.reduce((total, row) => total + row[column]!, 0)
const byPeriod = (rows: readonly Counts[]) => groupsOf(rows, (row) => row.period)

describe('totals of different metrics agree', () => {
  always('new + retained + resurrected = active', everything, async (pilot, filter) => {
    const rows = await rowsOf(pilot, 'active-persons', `grain=week&${filter}`)
    for (const row of rows) expect(row.new! + row.retained! + row.resurrected!).toBe(row.active)
    return rows.length
  })

  always(
    'the active of lifecycle are those of active-persons; all its parts are everyone who ever paid',
    everything,
    async (pilot, filter) => {
      const rows = await rowsOf(pilot, 'lifecycle', filter)
      const active = byPeriod(await rowsOf(pilot, 'active-persons', filter))
      for (const row of rows) {
        const present = row.new! + row.retained! + row.resurrected!
        expect(present).toBe(active.get(row.period)?.[0]?.active ?? 0)
        expect(present + row.dormant! + row.churned!).toBe(row.ever)
      }
      return rows.length
    },
  )

  always('transitions of each pair of periods add up to everyone known', persons, async (pilot, filter) => {
    const rows = await rowsOf(pilot, 'rail-transitions', filter)
    const known = await pilot.database.rows<{ n: number }>({ text: 'select count(*) as n from people', values: [], relations: [] })
    const pairs = [...groupsOf(rows, (row) => String(row.from_period)).values()].map((of) => sum(of, 'persons'))
    if (filter === '') for (const total of pairs) expect(total).toBe(known[0]!.n)
    expect(new Set(pairs).size).toBeLessThanOrEqual(1)
    return rows.length
  })

  always('net flows are the transitions between rails', everything, async (pilot, filter) => {
    const flows = await rowsOf(pilot, 'net-migration', filter)
    const moved = (await rowsOf(pilot, 'rail-transitions', filter)).filter(
      (row) => row.from_rail !== row.to_rail && ![row.from_rail, row.to_rail].includes('inactive' as never),
    )
    expect(sum(flows, 'gross_ab') + sum(flows, 'gross_ba')).toBe(sum(moved, 'persons'))
    return flows.length
  })

  always('shares by number and by value add up to one over the rails', everything, async (pilot, filter) => {
    const rows = await rowsOf(pilot, 'rail-share', filter)
    for (const of of byPeriod(rows).values()) {
      expect(sum(of, 'share_payments')).toBeCloseTo(1, 10)
      expect(sum(of, 'share_value')).toBeCloseTo(1, 10)
    }
    return rows.length
  })

  always('payments and value of the focal rail are the same by rail and by acceptance', persons, async (pilot, filter) => {
    const focal = byPeriod((await rowsOf(pilot, 'rail-share', filter)).filter((row) => row.rail === ('e_cny' as never)))
    const mix = byPeriod(await rowsOf(pilot, 'acceptance-mix', filter))
    for (const [period, [row]] of focal) {
      expect(sum(mix.get(period)!, 'payments')).toBe(row!.payments)
      expect(sum(mix.get(period)!, 'value')).toBe(row!.value)
    }
    return focal.size
  })

  always('subsidy and own money are the value of the focal rail', persons, async (pilot, filter) => {
    const focal = byPeriod((await rowsOf(pilot, 'rail-share', filter)).filter((row) => row.rail === ('e_cny' as never)))
    const rows = await rowsOf(pilot, 'incentive-share', filter)
    for (const row of rows) expect(row.subsidy_value! + row.own_value!).toBe(focal.get(row.period)![0]!.value)
    return rows.length
  })

  always('connectivities add up to the payments whose connectivity is known', persons, async (pilot, filter) => {
    const rows = (await rowsOf(pilot, 'offline-share', filter)).filter((row) => row.n)
    for (const of of byPeriod(rows).values()) {
      expect(sum(of, 'payments')).toBe(of[0]!.n)
      expect(sum(of, 'share_payments')).toBeCloseTo(1, 10)
    }
    return rows.length
  })

  always('persons by number of rails are the persons who paid', everything, async (pilot, filter) => {
    const rows = await rowsOf(pilot, 'multi-homing', filter)
    for (const of of byPeriod(rows).values()) expect(sum(of, 'persons')).toBe(of[0]!.active)
    return rows.length
  })

  always('offline adopters are among the active of active-persons', persons, async (pilot, filter) => {
    const rows = await rowsOf(pilot, 'offline-adopters', filter)
    const active = byPeriod(await rowsOf(pilot, 'active-persons', filter))
    for (const row of rows) {
      expect(row.active).toBe(active.get(row.period)?.[0]?.active)
      expect(row.offline_active ?? 0).toBeLessThanOrEqual(row.active!)
    }
    return rows.length
  })

  test('shares of other rails and new spending add up to 1, whatever the horizon and the groups', async () => {
    let told = 0
    for (const tables of fc.sample(movedPilot, { numRuns: 6, seed: 20_210_630 })) {
      const pilot = await HandMade.of(tables)
      for (const address of ['', 'days=90', 'by=stratum', 'region=north&region=', 'scenario=']) {
        const rows = (await pilot.rows('diversion', address)).filter(({ status }) => status === 'estimated')
        for (const of of groupsOf(rows, (row) => JSON.stringify([row.campaign, row.stratum])).values()) {
          expect(of.reduce((total, row) => total + Number(row.share), 0)).toBeCloseTo(1, 9)
          told++
        }
      }
      pilot.close()
    }
    expect(told).toBeGreaterThan(20)
  })

  always('segments of a curve add up to the whole', persons, async (pilot, filter) => {
    const whole = await rowsOf(pilot, 'retention-curve', filter)
    const parts = groupsOf(await rowsOf(pilot, 'retention-curve', `segment=acquisition&${filter}`), (row) => String(row.age))
    for (const row of whole) {
      expect(sum(parts.get(String(row.age))!, 'eligible')).toBe(row.eligible)
      expect(sum(parts.get(String(row.age))!, 'returned')).toBe(row.returned)
    }
    return whole.length
  })

  always('the stock of wallets is what was opened less what was closed', persons, async (pilot, filter) => {
    const rows = await rowsOf(pilot, 'wallets-opened', filter)
    let [opened, closed] = [0, 0]
    for (const row of rows) {
      opened += row.opened!
      closed += row.closed!
      expect([row.cumulative_opened, row.stock]).toEqual([opened, opened - closed])
    }
    return rows.length
  })
})
