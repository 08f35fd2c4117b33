import { localDate } from '../dialect.ts'
import { sql } from '../sql.ts'
import { compact, contractRelation } from './relation.ts'

const merchants = contractRelation('merchants')
const pilot = contractRelation('pilot')
const zone = sql`(select time_zone from ${pilot})`

/** Merchants numbered; the number ties purchases to them. */
export const merchantCodes = compact({
  name: 'merchant_codes',
  description: 'Every merchant, numbered, with its own attributes.',
  columns: {
    merchant: 'number of the merchant',
    merchant_id: 'pseudonym of the contract',
    region: 'region of the shop',
    scenario: 'what is paid for',
    ownership: 'whether the scenario is the pilot’s own or a third party’s',
    platform: 'platform through which it sells, null where none',
    enabled_on: 'local date on which it began to take the focal rail',
  },
  fine: true,
  sorted: 1,
  define: () => sql`
    select row_number() over (order by region_id, scenario, merchant_id)::integer as merchant, merchant_id, region_id as region, scenario,
      ownership, platform, ${localDate(sql`enabled_at`, zone)} as enabled_on
    from ${merchants}`,
})
