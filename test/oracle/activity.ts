import type { Facts } from '../../datasets/facts.ts'
import type { Filters, PersonFilter } from '../../datasets/filters.ts'
import type { ContractRow, Tables } from '../hand-made.ts'

/** The definitions once more, as plainly as they can be said over contract rows, and sharing nothing with the SQL. */
export interface Purchase {
  person: string
  day: string
  rail: string
  value: number
  subsidy: number
  scenario: string | null
  acceptance: string
  connectivity: string
  merchant: string | null
  /** Wallet paid from. */
  wallet: string | null
  /** When it reached the ledger, UTC. */
  synced_at: string | null
}

const text = (value: unknown) => (value ?? null) as string | null

export function purchasesOf(tables: Tables): Purchase[] {
  const payments = tables.payments ?? []
  return payments
    .filter((p) => p.kind === 'purchase' && p.status === 'succeeded')
    .flatMap((p) => {
      const refunded = payments
        .filter((r) => r.kind === 'refund' && r.status === 'succeeded' && r.original_payment_id === p.payment_id)
        .reduce((sum, r) => sum + Number(r.amount_minor), 0)
      const amount = Number(p.amount_minor)
      const value = amount - refunded
      if (value <= 0) return []
      const subsidy = Number(p.subsidy_minor ?? 0)
      return [
        {
          person: String(p.person_id),
          day: String(p.local_date),
          rail: String(p.rail_id),
          value,
          subsidy: refunded ? Math.round((subsidy * value) / amount) : subsidy,
          scenario: text(p.scenario),
          acceptance: text(p.acceptance) ?? 'unknown',
          connectivity: text(p.connectivity) ?? 'unknown',
          merchant: text(p.merchant_id),
          wallet: text(p.wallet_id),
          synced_at: text(p.synced_at),
        },
      ]
    })
}

export function personsOf(tables: Tables): string[] {
  const rows = [...(tables.persons ?? []), ...(tables.wallets ?? []), ...(tables.payments ?? [])]
  return [...new Set(rows.map((row) => String(row.person_id)))]
}

/** The wallet a person opened first; ties by identifier. */
export function firstWallet(tables: Tables, person: string): ContractRow | undefined {
  return (tables.wallets ?? [])
    .filter((wallet) => wallet.person_id === person)
    .sort((a, b) => (`${a.opened_at}|${a.wallet_id}` < `${b.opened_at}|${b.wallet_id}` ? -1 : 1))[0]
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Date of a moment on the clocks of the pilot’s time zone, as the machine’s calendar knows them and not the database’s. */
export function localDay(tables: Tables, time: unknown): string {
  const zone = String(tables.pilot![0]!.time_zone)
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  clocks.set(zone, clock)
  return clock.format(Date.parse(String(time)))
}

export function attribute(tables: Tables, person: string, key: PersonFilter): string | null {
  const row = (tables.persons ?? []).find((p) => p.person_id === person)
  const wallet = firstWallet(tables, person)
  switch (key) {
    case 'region':
      return text(row?.region_id)
    case 'age_band':
      return text(row?.age_band)
    case 'tier':
      return text(wallet?.tier)
    case 'operator':
      return text(wallet?.operator_id)
    case 'acquisition':
      return text(wallet?.acquisition)
    case 'campaign':
      return text(wallet?.campaign_id)
  }
}

export const passes = (values: readonly string[] | undefined, value: string | null) => !values || values.includes(value ?? '')

export function chosenPersons(tables: Tables, filters: Filters): Set<string> {
  const keys = ['region', 'tier', 'operator', 'acquisition', 'campaign', 'age_band'] as const
  return new Set(personsOf(tables).filter((person) => keys.every((key) => passes(filters[key], attribute(tables, person, key)))))
}

export const countsAsActivity = (purchase: Purchase, filters: Filters): boolean =>
  passes(filters.scenario, purchase.scenario) &&
  passes(filters.acceptance, purchase.acceptance) &&
  passes(filters.connectivity, purchase.connectivity)

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

export interface Asked<P> {
  tables: Tables
  facts: Facts
  range: { from?: string; to?: string }
  filters: Filters
  params: P
}

export const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
