import { sql } from '../sql.ts'
import { compact, contractRelation } from './relation.ts'

const wallets = contractRelation('wallets')

/** What distinguishes the wallet a payment is made from, as one number. */
export const walletKinds = compact({
  name: 'wallet_kinds',
  description: 'Combinations of operator and link to a bank that wallets have, numbered.',
  columns: {
    wallet_kind: 'number',
    operator: 'operator of the wallet',
    bank_linked: 'linked to a bank account, null where not known',
  },
  sorted: 1,
  define: () => sql`
    select row_number() over (order by operator_id, bank_linked)::smallint as wallet_kind, operator_id as operator, bank_linked
    from (select distinct operator_id, bank_linked from ${wallets}) as kinds`,
})
