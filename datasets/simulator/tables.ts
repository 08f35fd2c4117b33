import { payments } from '../contract/payments.ts'
import { walletEvents } from '../contract/wallet-events.ts'
import { wallets } from '../contract/wallets.ts'
import type { Parameters } from './parameters.ts'

/** How an integer column becomes a contract column. −1 becomes null everywhere. */
export type Decoding =
  /** `prefix` and the number, padded with zeros to eight digits. */
  | { kind: 'id'; prefix: string }
  | { kind: 'code'; values: readonly string[] }
  /** Seconds since 1970-01-01 UTC. */
  | { kind: 'time' }
  /** Days since 1970-01-01. */
  | { kind: 'date' }
  | { kind: 'number' }
  | { kind: 'flag' }
  /** Millionths. */
  | { kind: 'micro' }

const id = (prefix: string): Decoding => ({ kind: 'id', prefix })
const code = (values: readonly string[]): Decoding => ({ kind: 'code', values })
const time: Decoding = { kind: 'time' }
const number: Decoding = { kind: 'number' }
const flag: Decoding = { kind: 'flag' }

const choices = (table: { columns: readonly { name: string; choices?: readonly string[] }[] }, column: string): readonly string[] => {
  const found = table.columns.find(({ name }) => name === column)?.choices
  if (!found) throw new Error(`the contract gives no choices for ${column}`)
  return found
}

export const kinds = choices(payments, 'kind')
export const statuses = choices(payments, 'status')
export const acceptances = choices(payments, 'acceptance')
export const connectivities = choices(payments, 'connectivity')
export const entries = choices(payments, 'entry')
export const eventKinds = choices(walletEvents, 'kind')
export const forms = choices(wallets, 'form')
export const acquisitions = ['lottery', 'organic', 'employer', 'reopened'] as const
export const conflictCode = 'double_spend_conflict'

export type Columnar = 'persons' | 'wallets' | 'wallet_events' | 'merchants' | 'lottery_entries' | 'grants' | 'payments'

/** The large tables: contract column → decoding of the integer column of the same name. */
export function decodings(parameters: Parameters) {
  const regions = code(parameters.regions.map(({ region_id }) => region_id))
  const campaigns = code(parameters.rounds.map(({ campaign_id }) => campaign_id))
  const scenarios = code(parameters.scenarios.map(({ scenario }) => scenario))
  return {
    persons: {
      person_id: id('h'),
      region_id: regions,
      age_band: code(parameters.ages.map(({ age_band }) => age_band)),
      panel_weight: { kind: 'micro' },
      enrolled_at: time,
    },
    wallets: {
      wallet_id: id('w'),
      person_id: id('h'),
      operator_id: code(parameters.operators.map(({ operator_id }) => operator_id)),
      tier: code(Object.keys(parameters.tier_shares)),
      form: code(forms),
      bank_linked: flag,
      acquisition: code(acquisitions),
      campaign_id: campaigns,
      opened_at: time,
      closed_at: time,
    },
    wallet_events: { event_id: id('e'), wallet_id: id('w'), occurred_at: time, kind: code(eventKinds) },
    merchants: {
      merchant_id: id('m'),
      region_id: regions,
      scenario: scenarios,
      ownership: code(['self_operated', 'third_party']),
      platform: code(platformNames(parameters)),
      acquirer: code(Object.keys(parameters.merchants.acquirers)),
      enabled_at: time,
    },
    lottery_entries: {
      campaign_id: campaigns,
      person_id: id('h'),
      stratum: code(['young', 'middle', 'older']),
      won: flag,
      claimed_at: time,
    },
    grants: { grant_id: id('g'), campaign_id: campaigns, wallet_id: id('w'), amount_minor: number, granted_at: time, expires_at: time },
    payments: {
      payment_id: id('p'),
      person_id: id('h'),
      wallet_id: id('w'),
      merchant_id: id('m'),
      rail_id: code(parameters.rails.map(({ rail_id }) => rail_id)),
      kind: code(kinds),
      amount_minor: number,
      subsidy_minor: number,
      grant_id: id('g'),
      initiated_at: time,
      local_date: { kind: 'date' },
      settled_at: time,
      synced_at: time,
      acceptance: code(acceptances),
      connectivity: code(connectivities),
      entry: code(entries),
      scenario: scenarios,
      status: code(statuses),
      fail_code: code(failCodes(parameters)),
      latency_ms: number,
      original_payment_id: id('p'),
    },
  } as const satisfies Record<Columnar, Record<string, Decoding>>
}

export type Decodings = ReturnType<typeof decodings>
export type ColumnsOf<T extends Columnar> = keyof Decodings[T] & string

export const platformNames = (parameters: Parameters): string[] =>
  parameters.scenarios.flatMap(({ platforms }) => platforms?.map(({ platform }) => platform) ?? [])

export const failCodes = ({ failures }: Parameters): string[] => [
  ...Object.keys(failures.declined_codes),
  ...Object.keys(failures.failed_codes),
  conflictCode,
]
