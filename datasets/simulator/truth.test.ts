import { beforeAll, describe, expect, test } from 'vitest'
import { habitChain } from './habit.ts'
import { cumulativeHazard, incidenceOfOwnMoney } from './hazard.ts'
import { type LivedPilot, livePilot, lotteriesOnly } from './lived-pilot.ts'
import { parameters, type Segment } from './parameters.ts'
import { acceptances, connectivities, eventKinds, kinds, statuses } from './tables.ts'
import { syncedWithin } from './truth.ts'

/** Standard errors allowed. About 250 comparisons are made below, on fixed seeds: one would fail by chance for 1 choice of seeds in 60. */
const allowed = 4

const purchase = kinds.indexOf('purchase')
const succeeded = statuses.indexOf('succeeded')
const segments: readonly Segment[] = ['young', 'middle', 'older']
const segmentOf = (age: number): Segment => parameters.ages[age]!.segment
const uninstalls = eventKinds.indexOf('uninstall')
const closes = eventKinds.indexOf('close')

function expectShare(x: number, n: number, p: number, what: string) {
  const error = Math.sqrt((p * (1 - p)) / n)
  expect(n * p, `${what}: too few to say anything`).toBeGreaterThan(5)
  expect(
    Math.abs(x / n - p) / error,
    `${what}: ${x} of ${n} = ${(x / n).toFixed(4)} against ${p.toFixed(4)} ± ${error.toFixed(4)}`,
  ).toBeLessThan(allowed)
}

const localDay = (at: number) => Math.floor((at + 8 * 3600) / 86_400)

interface Holder {
  segment: Segment
  /** Days since 1970-01-01; Infinity = never seen. */
  usedUp: number
  firstOwn: number
  /** First uninstalling or closing, and the first after the first own-money purchase. */
  left: number
  leftAfterOwn: number
}

/** What the tables say of each person with a wallet; nothing of this looks inside the simulator. */
function holders({ tables }: LivedPilot): Map<number, Holder> {
  const { persons, wallets, wallet_events: events, grants, payments } = tables
  const never = Number.POSITIVE_INFINITY
  const found = new Map<number, Holder>()
  const ownerOf = new Map<number, number>()
  for (let i = 0; i < wallets.length; i++) {
    const person = wallets.columns.person_id![i]!
    ownerOf.set(wallets.columns.wallet_id![i]!, person)
    const segment = segmentOf(persons.columns.age_band![person - 1]!)
    if (!found.has(person)) found.set(person, { segment, usedUp: never, firstOwn: never, left: never, leftAfterOwn: never })
  }
  const { columns } = payments
  const spent = new Map<number, { subsidy: number; last: number }>()
  for (let i = 0; i < payments.length; i++) {
    if (columns.rail_id![i] !== 0 || columns.kind![i] !== purchase || columns.status![i] !== succeeded) continue
    const day = columns.local_date![i]!
    const grant = columns.grant_id![i]!
    if (grant > 0) {
      const so = spent.get(grant) ?? { subsidy: 0, last: 0 }
      spent.set(grant, { subsidy: so.subsidy + columns.subsidy_minor![i]!, last: Math.max(so.last, day) })
    } else {
      const holder = found.get(columns.person_id![i]!)!
      holder.firstOwn = Math.min(holder.firstOwn, day)
    }
  }
  for (let i = 0; i < grants.length; i++) {
    const holder = found.get(ownerOf.get(grants.columns.wallet_id![i]!)!)!
    const { subsidy, last } = spent.get(grants.columns.grant_id![i]!) ?? { subsidy: 0, last: 0 }
    holder.usedUp = subsidy === grants.columns.amount_minor![i] ? last : localDay(grants.columns.expires_at![i]!)
  }
  for (let i = 0; i < events.length; i++) {
    const kind = events.columns.kind![i]
    if (kind !== uninstalls && kind !== closes) continue
    const holder = found.get(ownerOf.get(events.columns.wallet_id![i]!)!)!
    const day = localDay(events.columns.occurred_at![i]!)
    holder.left = Math.min(holder.left, day)
    if (day > holder.firstOwn) holder.leftAfterOwn = Math.min(holder.leftAfterOwn, day)
  }
  return found
}

const end = Date.parse('2021-06-30') / 86_400_000

for (const seed of [11, 12, 13])
  describe(`after the packet, seed ${seed}`, () => {
    let pilot: LivedPilot
    let all: Holder[]
    beforeAll(() => {
      pilot = livePilot({ seed, payments: 500_000, parameters: lotteriesOnly(parameters) })
      all = [...holders(pilot).values()].filter(({ usedUp }) => Number.isFinite(usedUp))
    })

    for (const days of [7, 30, 90])
      test(`first own-money purchase within ${days} days, leaving as competing event, by segment`, () => {
        for (const segment of segments) {
          const eligible = all.filter((holder) => holder.segment === segment && holder.usedUp + days <= end)
          const happened = eligible.filter(({ usedUp, firstOwn, left }) => firstOwn - usedUp <= days && firstOwn <= left)
          expectShare(happened.length, eligible.length, pilot.truth.first_own_money[segment][days - 1]!, segment)
        }
      })

    test('leaving first within 30 days, by segment: 1 − neither − own money', () => {
      const { buckets, own_money, leaves } = parameters.first_own_money
      for (const segment of segments) {
        const daily = own_money[segment].map((own, i) => own + leaves[segment][i]!)
        const either = cumulativeHazard(buckets, daily, 30)[29]!
        const leaving = either - incidenceOfOwnMoney(parameters.first_own_money, segment, 30)[29]!
        const eligible = all.filter((holder) => holder.segment === segment && holder.usedUp + 30 <= end)
        const left = eligible.filter((holder) => holder.left - holder.usedUp <= 30 && holder.left < holder.firstOwn)
        expectShare(left.length, eligible.length, leaving, segment)
      }
    })

    test('winning: the planted effect on each outcome lies within 4 standard errors of winners minus losers', () => {
      const { persons, lottery_entries: entries, payments } = pilot.tables
      const { columns } = payments
      for (const [code, round] of parameters.rounds.entries()) {
        const starts = Date.parse(round.starts_on) / 86_400_000
        const outcomes = new Map<number, { won: boolean; spend: number[]; own: number }>()
        for (let i = 0; i < entries.length; i++)
          if (entries.columns.campaign_id![i] === code)
            outcomes.set(entries.columns.person_id![i]!, {
              won: entries.columns.won![i] === 1,
              spend: parameters.rails.map(() => 0),
              own: 0,
            })
        for (let i = 0; i < payments.length; i++) {
          const outcome = outcomes.get(columns.person_id![i]!)
          const since = columns.local_date![i]! - starts
          if (!outcome || columns.kind![i] !== purchase || columns.status![i] !== succeeded || since < 0 || since >= 30) continue
          outcome.spend[columns.rail_id![i]!]! += columns.amount_minor![i]!
          if (columns.rail_id![i] === 0 && columns.subsidy_minor![i] === 0) outcome.own = 1
        }
        expect(outcomes.size).toBeLessThan(persons.length)
        const planted = pilot.truth.lottery_effects.find(({ campaign_id, days }) => campaign_id === round.campaign_id && days === 30)!
        const compare = (what: string, of: (outcome: { spend: number[]; own: number }) => number, effect: number) => {
          const arm = (won: boolean) => {
            const values = [...outcomes.values()].filter((outcome) => outcome.won === won).map(of)
            const mean = values.reduce((a, b) => a + b, 0) / values.length
            return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length }
          }
          const [winners, losers] = [arm(true), arm(false)]
          const error = Math.sqrt(winners.variance + losers.variance)
          expect(Math.abs(winners.mean - losers.mean - effect) / error, `${round.campaign_id} ${what}`).toBeLessThan(allowed)
        }
        parameters.rails.forEach(({ rail_id }, rail) => {
          compare(rail_id, ({ spend }) => spend[rail]!, planted.spend[rail_id]!)
        })
        compare('total', ({ spend }) => spend.reduce((a, b) => a + b, 0), planted.total_spend)
        compare('own money', ({ own }) => own, planted.own_money_use)
        // The sign of the headline: a packet brings e-CNY spending of about its value, and takes from the other rails.
        expect(planted.spend.e_cny).toBeGreaterThan(15_000)
        expect(planted.total_spend).toBeLessThan(planted.spend.e_cny!)
      }
    })
  })

for (const seed of [21, 22])
  describe(`wallets in use, seed ${seed}`, () => {
    const habits = new Map<boolean, number[][]>(
      [true, false].map((wallet) => [wallet, parameters.habit.states.map(() => parameters.habit.states.map(() => 0))]),
    )
    let pilot: LivedPilot
    beforeAll(() => {
      // Nobody returns, so that the first leaving is the end of the first spell.
      const { dormancy } = parameters
      pilot = livePilot({
        seed,
        payments: 900_000,
        parameters: { ...parameters, dormancy: { ...dormancy, returns: { silent: 0, uninstall: 0, close: 0 } } },
        onHabit: (_, wallet, from, to) => {
          habits.get(wallet)![from]![to]!++
        },
      })
    })

    for (const days of [30, 90, 180])
      test(`dormancy within ${days} days: the share that leaves visibly is (0.5 + 0.1) × what the hazards give`, () => {
        const visible = parameters.dormancy.exit_shares.uninstall + parameters.dormancy.exit_shares.close
        for (const segment of segments) {
          const eligible = [...holders(pilot).values()].filter((holder) => holder.segment === segment && holder.firstOwn + days <= end)
          const left = eligible.filter(({ firstOwn, leftAfterOwn }) => leftAfterOwn - firstOwn <= days)
          expectShare(left.length, eligible.length, visible * pilot.truth.dormancy[segment][days - 1]!, segment)
        }
      })

    test('rail transitions: every cell of both matrices', () => {
      const { withWallet, withoutWallet, states } = habitChain(parameters.habit)
      for (const [wallet, matrix] of [
        [true, withWallet],
        [false, withoutWallet],
      ] as const)
        matrix.forEach((row, from) => {
          const counts = habits.get(wallet)![from]!
          const n = counts.reduce((a, b) => a + b, 0)
          row.forEach((p, to) => {
            if (p === 0) expect(counts[to], `${states[from]} → ${states[to]}`).toBe(0)
            else if (n * p > 5) expectShare(counts[to]!, n, p, `${states[from]} → ${states[to]}, wallet ${wallet}`)
          })
        })
    })

    test('rail transitions as the payments show them: who has no wallet and buys 20 times in both months stays with 0.9 + 0.1 × background', () => {
      const { columns, length } = pilot.tables.payments
      const owners = new Set(pilot.tables.wallets.columns.person_id)
      const counts = new Map<number, number[][]>()
      for (let i = 0; i < length; i++) {
        const person = columns.person_id![i]!
        if (owners.has(person) || columns.kind![i] !== purchase || columns.status![i] !== succeeded) continue
        const date = new Date(columns.local_date![i]! * 86_400_000)
        const month = (date.getUTCFullYear() - 2020) * 12 + date.getUTCMonth()
        const months = counts.get(person) ?? []
        months[month] ??= parameters.rails.map(() => 0)
        months[month][columns.rail_id![i]!]!++
        counts.set(person, months)
      }
      const dominant = (month: number[] | undefined) => {
        const n = month?.reduce((a, b) => a + b, 0) ?? 0
        return n >= 20 ? month!.indexOf(Math.max(...month!)) : -1
      }
      let stayed = 0
      let from = 0
      for (const months of counts.values())
        for (let month = 1; month < months.length; month++)
          if (dominant(months[month - 1]) === 1 && dominant(months[month]) >= 0) {
            from++
            if (dominant(months[month]) === 1) stayed++
          }
      const p = habitChain(parameters.habit).withoutWallet[1]![1]!
      // Months of one person in a row depend on each other only through where they start.
      expectShare(stayed, from, p, 'alipay → alipay')
    })

    test('share offline by scenario, in store, dual offline trials apart', () => {
      const { columns, length } = pilot.tables.payments
      parameters.scenarios.forEach(({ scenario, acceptance, offline }, code) => {
        if (acceptance !== 'in_store') return
        let all = 0
        let without = 0
        for (let i = 0; i < length; i++) {
          if (
            columns.rail_id![i] !== 0 ||
            columns.scenario![i] !== code ||
            columns.kind![i] !== purchase ||
            columns.status![i] !== succeeded
          )
            continue
          const link = connectivities[columns.connectivity![i]!]!
          if (acceptances[columns.acceptance![i]!] !== 'in_store' || link === 'dual_offline') continue
          all++
          if (link !== 'online') without++
        }
        expectShare(without, all, offline, scenario)
      })
    })

    test('synchronisation lag: share that arrived within 1, 6, 24, 72, 168 hours', () => {
      const { columns, length } = pilot.tables.payments
      for (const { hours, synced } of pilot.truth.sync_lag) {
        let all = 0
        let arrived = 0
        for (let i = 0; i < length; i++) {
          const link = connectivities[columns.connectivity![i]!]!
          const at = columns.initiated_at![i]!
          if (!link.endsWith('offline') || columns.status![i] !== succeeded || localDay(at) + 7 >= end) continue
          all++
          if (columns.synced_at![i]! >= 0 && columns.synced_at![i]! - at <= hours * 3600) arrived++
        }
        expectShare(arrived, all, synced, `${hours} h`)
      }
    })
  })

test('synchronisation: 0.994 × (0.7 × (1 − e^−13) + 0.3 × ½) at the median of the late ones, 26 h', () => {
  expect(syncedWithin(26, parameters.offline)).toBeCloseTo(0.994 * (0.7 * (1 - Math.exp(-13)) + 0.15), 6)
})

test('incidence by hand: hazards 0.2 and 0.1 a day give 0.2, then 0.2 + 0.7 × 0.2 = 0.34', () => {
  const leaving = {
    clock: '',
    buckets: [{ from: 1, to: 2 }],
    own_money: { young: [0.2], middle: [0], older: [0] },
    leaves: { young: [0.1], middle: [0], older: [0] },
    closes_of_leaving: 0,
  }
  const [first, second, third] = incidenceOfOwnMoney(leaving, 'young', 3)
  expect([first, second, third].map((p) => p!.toFixed(6))).toEqual(['0.200000', '0.340000', '0.340000'])
})

test('the same seed gives the same columns, another seed others', () => {
  const [a, b, c] = [1, 1, 2].map((seed) => livePilot({ seed, payments: 3_000 }))
  expect(a!.tables).toEqual(b!.tables)
  expect(a!.truth).toEqual(b!.truth)
  expect(a!.tables.payments.columns.amount_minor).not.toEqual(c!.tables.payments.columns.amount_minor)
})

test('a window of its own: only rounds inside it, no payment outside it', () => {
  const { tables, truth } = livePilot({ seed: 1, payments: 20_000, from: '2020-10-01', to: '2020-12-31' })
  expect(new Set(tables.lottery_entries.columns.campaign_id)).toEqual(new Set([0, 1]))
  expect(Math.min(...tables.payments.columns.local_date!)).toBeGreaterThanOrEqual(Date.parse('2020-10-01') / 86_400_000)
  expect(Math.max(...tables.payments.columns.local_date!)).toBeLessThanOrEqual(Date.parse('2020-12-31') / 86_400_000)
  expect(truth.rows.payments).toBe(tables.payments.length)
})

for (const payments of [5_000, 100_000, 1_000_000])
  test(`${payments} payments asked for: between 85 and 115 % come out`, () => {
    const made = livePilot({ seed: 4, payments }).tables.payments.length
    expect(made / payments).toBeGreaterThan(0.85)
    expect(made / payments).toBeLessThan(1.15)
  })
