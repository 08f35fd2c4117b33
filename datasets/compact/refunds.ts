import { sql } from '../sql.ts'
import { contractRelation } from './relation.ts'

/** What each refunded payment was given back in all: `original_payment_id`, `refunded` in minor units. A BIGINT, so that what is taken from is one too. */
export const refunds = sql`
  select original_payment_id, sum(amount_minor)::bigint as refunded from ${contractRelation('payments')}
  where kind = 'refund' and status = 'succeeded' group by 1`
