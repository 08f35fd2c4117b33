import type { Wallet } from './account.ts'
import { cumulate, type Random } from './random.ts'
import { none } from './rows.ts'
import { acceptances, conflictCode, connectivities, entries, kinds, statuses } from './tables.ts'
import type { World } from './world.ts'

const kind = (name: string) => kinds.indexOf(name)
const status = (name: string) => statuses.indexOf(name)
const connectivity = (name: string) => connectivities.indexOf(name)
const entry = (name: string) => entries.indexOf(name)

const codes = {
  purchase: kind('purchase'),
  p2p: kind('p2p'),
  load: kind('load'),
  unload: kind('unload'),
  refund: kind('refund'),
  expiry: kind('expiry'),
  succeeded: status('succeeded'),
  declined: status('declined'),
  failed: status('failed'),
  reversed: status('reversed'),
  online: connectivity('online'),
  dual: connectivity('dual_offline'),
  offline: [connectivity('payer_offline'), connectivity('payee_offline')],
  noNetwork: connectivity('unknown'),
  inStore: acceptances.indexOf('in_store'),
  person: acceptances.indexOf('person'),
  unknown: acceptances.indexOf('unknown'),
  qr: entry('qr'),
  tap: entry('nfc_tap'),
  app: entry('app'),
  card: entry('card'),
  hard: entry('hard_wallet'),
  noEntry: entry('unknown'),
} as const

/** A purchase that goes through. `at` is UTC seconds, money fen, `merchant` and `grant` their numbers. */
export interface Purchase {
  person: number
  rail: number
  wallet: Wallet | null
  scenario: number
  group: number
  day: number
  at: number
  amount: number
  subsidy: number
  grant: number
  /** May be paid with neither side connected; `always` for a trial of it. */
  dual: 'never' | 'sometimes' | 'always'
  refundable: boolean
}

/** Writes payments and what surrounds them: failed attempts before, conflicts beside, refunds after. Silent while `quiet`. */
export class Ledger {
  quiet = false
  private nextId = 0
  private readonly acceptanceOf: Int32Array
  private readonly failures: { declined: Float64Array; failed: Float64Array }
  private readonly offlineKinds: Float64Array
  private readonly declined: number[]
  private readonly failed: number[]
  private readonly conflict: number

  constructor(private readonly world: World) {
    const { scenarios, failures, offline } = world.parameters
    this.acceptanceOf = Int32Array.from(scenarios, ({ acceptance }) => acceptances.indexOf(acceptance))
    this.failures = { declined: cumulate(Object.values(failures.declined_codes)), failed: cumulate(Object.values(failures.failed_codes)) }
    this.offlineKinds = cumulate(Object.values(offline.kinds))
    this.declined = Object.keys(failures.declined_codes).map((code) => world.failCode.get(code)!)
    this.failed = Object.keys(failures.failed_codes).map((code) => world.failCode.get(code)!)
    this.conflict = world.failCode.get(conflictCode)!
  }

  /** Writes a purchase with its attempts and refund; what a refund gave back, fen. */
  purchase(p: Purchase, random: Random): number {
    const { world } = this
    const { parameters, merchants, eCny, cash, card } = world
    const focal = p.rail === eCny
    const merchant = focal ? merchants.enabled(p.scenario, p.group, p.day, random) : merchants.any(p.scenario, p.group, random)
    const acceptance = this.acceptanceOf[p.scenario]!
    const inStore = acceptance === codes.inStore
    let link: number = p.rail === cash ? codes.noNetwork : codes.online
    if (focal && inStore) {
      if (p.dual === 'always' || (p.dual === 'sometimes' && random.chance(parameters.offline.dual_share_of_flagged))) link = codes.dual
      else if (random.chance(parameters.scenarios[p.scenario]!.offline)) link = codes.offline[random.pick(this.offlineKinds)]!
    }
    const offline = link !== codes.online && link !== codes.noNetwork
    let way: number
    if (p.rail === cash) way = codes.noEntry
    else if (!inStore) way = codes.app
    else if (p.rail === card) way = codes.card
    else if (focal && p.wallet!.hard) way = codes.hard
    else way = offline || (focal && random.chance(0.1)) ? codes.tap : codes.qr
    this.attempt(p, merchant, acceptance, way, random)

    const id = this.row(codes.purchase, p.person, p.wallet, p.rail, p.amount, p.at)
    if (id) {
      const { columns, length } = world.tables.payments
      const i = length - 1
      columns.merchant_id[i] = merchant
      columns.subsidy_minor[i] = p.subsidy
      columns.grant_id[i] = p.grant
      columns.acceptance[i] = acceptance
      columns.connectivity[i] = link
      columns.entry[i] = way
      columns.scenario[i] = p.scenario
      if (focal) {
        columns.latency_ms[i] = this.latency(offline, random)
        const synced = offline ? this.syncedAt(p.at, random) : p.at + (random.chance(0.2) ? 1 : 0)
        columns.settled_at[i] = synced
        if (offline) columns.synced_at[i] = synced
      }
      if (offline && random.chance(parameters.offline.conflict)) this.conflicting(p, i, random)
    }
    return p.refundable ? this.refund(p, id, merchant, acceptance, random) : 0
  }

  /** A movement between the wallet and something other than a shop. */
  movement(name: 'load' | 'unload' | 'expiry' | 'p2p', person: number, wallet: Wallet, amount: number, at: number, grant = none): void {
    if (!this.row(codes[name], person, wallet, this.world.eCny, amount, at)) return
    const { columns, length } = this.world.tables.payments
    columns.entry[length - 1] = name === 'expiry' ? codes.noEntry : codes.app
    columns.acceptance[length - 1] = name === 'p2p' ? codes.person : codes.unknown
    columns.settled_at[length - 1] = at
    columns.grant_id[length - 1] = grant
  }

  private attempt(p: Purchase, merchant: number, acceptance: number, way: number, random: Random): void {
    if (p.rail === this.world.cash) return
    const { e_cny, other } = this.world.parameters.failures
    const rates = p.rail === this.world.eCny ? e_cny : other
    const u = random.uniform()
    if (u >= rates.declined + rates.failed + rates.reversed) return
    const before = p.at - 20 - random.below(70)
    if (this.world.localDay(before) < this.world.calendar.first || (p.wallet && before < p.wallet.openedAt)) return
    if (!this.row(codes.purchase, p.person, p.wallet, p.rail, p.amount, before)) return
    const { columns, length } = this.world.tables.payments
    const i = length - 1
    columns.merchant_id[i] = merchant
    columns.acceptance[i] = acceptance
    columns.entry[i] = way
    columns.scenario[i] = p.scenario
    if (p.rail === this.world.eCny) columns.latency_ms[i] = this.latency(false, random)
    if (u < rates.declined) {
      columns.status[i] = codes.declined
      columns.fail_code[i] = this.declined[random.pick(this.failures.declined)]!
    } else {
      columns.status[i] = u < rates.declined + rates.failed ? codes.failed : codes.reversed
      columns.fail_code[i] = this.failed[random.pick(this.failures.failed)]!
    }
  }

  /** The same offline money presented a second time: it reaches the ledger and is refused. */
  private conflicting(p: Purchase, source: number, random: Random): void {
    this.row(codes.purchase, p.person, p.wallet, p.rail, p.amount, p.at + 60 + random.below(1800))
    const { columns, length } = this.world.tables.payments
    const i = length - 1
    for (const name of ['merchant_id', 'acceptance', 'connectivity', 'entry', 'scenario', 'latency_ms'] as const)
      columns[name][i] = columns[name][source]!
    columns.status[i] = codes.failed
    columns.fail_code[i] = this.conflict
    columns.synced_at[i] = this.syncedAt(columns.initiated_at[i]!, random)
  }

  private refund(p: Purchase, original: number, merchant: number, acceptance: number, random: Random): number {
    const { refunds } = this.world.parameters
    if (!random.chance(acceptance === codes.inStore ? refunds.in_store : refunds.ecommerce)) return 0
    const at = p.at + 3600 + Math.floor(random.exponential(refunds.mean_days) * 86_400)
    const amount = random.chance(refunds.full) ? p.amount : Math.max(1, Math.round(p.amount * (0.1 + 0.8 * random.uniform())))
    if (at >= this.world.end) return 0
    if (this.row(codes.refund, p.person, p.wallet, p.rail, amount, at)) {
      const { columns, length } = this.world.tables.payments
      const i = length - 1
      columns.merchant_id[i] = merchant
      columns.acceptance[i] = acceptance
      columns.scenario[i] = p.scenario
      columns.original_payment_id[i] = original
      if (p.rail === this.world.eCny) columns.settled_at[i] = at
    }
    return amount
  }

  private latency(offline: boolean, random: Random): number {
    const { median, sigma } = this.world.parameters.latency_ms[offline ? 'offline' : 'online']
    return Math.round(random.lognormal(median, sigma))
  }

  /** When an offline payment reaches the ledger; null where that is never or after the window. */
  private syncedAt(at: number, random: Random): number {
    const { never_synced, sync_lag_hours: lag } = this.world.parameters.offline
    if (random.chance(never_synced)) return none
    const hours = random.chance(lag.soon.share) ? random.exponential(lag.soon.mean) : random.lognormal(lag.late.median, lag.late.sigma)
    const synced = at + Math.ceil(hours * 3600)
    return synced < this.world.end ? synced : none
  }

  /** A payment that succeeded, online, everything else absent; its number, or 0 while quiet. */
  private row(kind: number, person: number, wallet: Wallet | null, rail: number, amount: number, at: number): number {
    if (this.quiet) return 0
    const rows = this.world.tables.payments
    const i = rows.add()
    const { columns } = rows
    this.nextId++
    columns.payment_id[i] = this.nextId
    columns.person_id[i] = person
    columns.wallet_id[i] = wallet ? wallet.id : none
    columns.merchant_id[i] = none
    columns.rail_id[i] = rail
    columns.kind[i] = kind
    columns.amount_minor[i] = amount
    columns.subsidy_minor[i] = 0
    columns.grant_id[i] = none
    columns.initiated_at[i] = at
    columns.local_date[i] = this.world.localDay(at)
    columns.settled_at[i] = none
    columns.synced_at[i] = none
    columns.acceptance[i] = codes.unknown
    columns.connectivity[i] = codes.online
    columns.entry[i] = codes.noEntry
    columns.scenario[i] = none
    columns.status[i] = codes.succeeded
    columns.fail_code[i] = none
    columns.latency_ms[i] = none
    columns.original_payment_id[i] = none
    return this.nextId
  }
}
