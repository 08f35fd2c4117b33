import { addDays, daysBetween } from '../../datasets/calendar.ts'
import { wilson } from '../../datasets/statistics/index.ts'
import type { Tables } from '../hand-made.ts'
import { type Asked, byText, chosenPersons, localDay } from './activity.ts'

const at = (moment: unknown) => Date.parse(String(moment))
const first = (moments: readonly number[], from: number) => moments.filter((moment) => moment >= from).sort((a, b) => a - b)[0]

/** Moments (milliseconds) at which a person reached each step, as far as they came; null if never registered. */
function journey(tables: Tables, person: string, focal: string): number[] | null {
  const { payments = [], persons = [], wallets = [], wallet_events = [], grants = [] } = tables
  const own = wallets.filter((wallet) => wallet.person_id === person)
  const mine = (row: { wallet_id?: unknown }) => own.some((wallet) => wallet.wallet_id === row.wallet_id)
  const enrolled = persons.find((p) => p.person_id === person)?.enrolled_at
  const registered = enrolled
    ? at(enrolled)
    : wallet_events
        .filter((event) => mine(event) && event.kind === 'register')
        .map((event) => at(event.occurred_at))
        .sort((a, b) => a - b)[0]
  if (registered === undefined) return null
  const opened = first(
    own.map((wallet) => at(wallet.opened_at)),
    registered,
  )
  if (opened === undefined) return [registered]
  const money = [
    ...payments.filter((p) => p.person_id === person && p.kind === 'load' && p.status === 'succeeded').map((p) => at(p.initiated_at)),
    ...grants.filter(mine).map((grant) => at(grant.granted_at)),
    ...wallet_events.filter((event) => mine(event) && event.kind === 'fund').map((event) => at(event.occurred_at)),
  ]
  const funded = first(money, opened)
  if (funded === undefined) return [registered, opened]
  const bought = payments
    .filter((p) => p.person_id === person && p.kind === 'purchase' && p.status === 'succeeded' && p.rail_id === focal)
    .filter((p) => {
      const back = payments.filter((r) => r.kind === 'refund' && r.status === 'succeeded' && r.original_payment_id === p.payment_id)
      return back.reduce((sum, r) => sum + Number(r.amount_minor), 0) < Number(p.amount_minor)
    })
    .filter((p) => at(p.initiated_at) >= funded)
    .sort((a, b) => at(a.initiated_at) - at(b.initiated_at) || byText(String(a.payment_id), String(b.payment_id)))
  const [purchase, ...later] = bought
  if (!purchase) return [registered, opened, funded]
  const ownMoney = later.find((p) => Number(p.subsidy_minor ?? 0) === 0)
  return [registered, opened, funded, at(purchase.initiated_at), ...(ownMoney ? [at(ownMoney.initiated_at)] : [])]
}

export function activationFunnel({ tables, facts, range, filters, params: { window } }: Asked<{ window: number }>) {
  const paths = [...chosenPersons(tables, filters)]
    .map((person) => journey(tables, person, facts.focalRail)?.map((moment) => localDay(tables, new Date(moment).toISOString())))
    .filter((path) => path !== undefined)
    .filter(([registered]) => addDays(registered!, window) <= facts.cutoff)
    .filter(([registered]) => (!range.from || registered! >= range.from) && (!range.to || registered! <= range.to))
    .map((path) => path.filter((day) => daysBetween(path[0]!, day) <= window))
  if (!paths.length) return []
  return ['registered', 'opened', 'funded', 'purchased', 'own'].map((step, i) => {
    const there = paths.filter((path) => path.length > i)
    const before = paths.filter((path) => path.length > i - 1)
    const days = there.map((path) => daysBetween(path[i - 1] ?? path[0]!, path[i]!)).sort((a, b) => a - b)
    const n = days.length
    const median = n % 2 ? days[(n - 1) / 2]! : (days[n / 2 - 1]! + days[n / 2]!) / 2
    return {
      step,
      persons: n,
      share_of_previous: i && before.length ? n / before.length : null,
      share_of_first: n / paths.length,
      ...(i ? wilson(n, paths.length) : { lower: null, upper: null }),
      median_days: i && n ? median : null,
    }
  })
}
