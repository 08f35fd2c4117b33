import { bind, sql } from '../sql.ts'
import type { RailScope } from './focal.ts'
import { refunds } from './refunds.ts'
import { type CompactTable, compact, contractRelation } from './relation.ts'

const payments = contractRelation('payments')

/**
 * Successful purchases that are not fully refunded, with what identifies them in the contract: for what `purchases` has no number of, the wallet,
 * the grant and the moment. A partial refund takes back subsidy and own money as in `purchases`.
 */
export const netPayments = (rail: RailScope): CompactTable =>
  compact({
    name: `net_payments_${rail}`,
    description: `Successful purchases net of refunds, as in the contract, ${rail === 'focal' ? 'focal rail' : 'any rail'}.`,
    columns: {
      payment_id: 'pseudonym of the contract, as the others',
      person_id: 'person',
      wallet_id: 'wallet',
      merchant_id: 'merchant',
      grant_id: 'grant',
      initiated_at: 'moment',
      local_date: 'local date',
      scenario: 'what is paid for',
      acceptance: 'in store or e-commerce',
      connectivity: 'with or without a network',
      paid_subsidy: 'part of the amount that a grant paid, before refunds',
      value: 'amount less refunds',
      subsidy: 'part of value that a grant paid',
    },
    stored: false,
    passing: rail === 'focal',
    fine: true,
    define: (basis) => sql`
      select p.payment_id, p.person_id, p.wallet_id, p.merchant_id, p.grant_id, p.initiated_at, p.local_date, p.scenario, p.acceptance,
        p.connectivity, p.subsidy_minor as paid_subsidy, p.amount_minor - coalesce(r.refunded, 0) as value,
        case when r.refunded is null then p.subsidy_minor
          else round(p.subsidy_minor::double * (p.amount_minor - r.refunded) / p.amount_minor)::bigint end as subsidy
      from ${payments} p left join (${refunds}) r on r.original_payment_id = p.payment_id
      where p.kind = 'purchase' and p.status = 'succeeded' and p.amount_minor > coalesce(r.refunded, 0)
        and ${rail === 'any' ? sql`true` : sql`p.rail_id = ${bind(basis.focalRail)}`}`,
  })
