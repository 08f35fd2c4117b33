import type { Range } from '../../calendar.ts'
import { campaignCounting, campaignReach } from '../../compact/campaigns.ts'
import { campaignFollowup } from '../../compact/lottery.ts'
import { contractRelation } from '../../compact/relation.ts'
import type { Filters } from '../../filters.ts'
import { type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

const campaigns = contractRelation('campaigns')

/**
 * Persons who took a packet of each campaign, and those of them who used it, or paid with own money within so many days after its last day.
 * Who used it is not known where no payment names a grant: no campaign is compared by it then.
 */
export function campaignComparison(study: {
  outcome: 'own_money' | 'redeemed'
  days: 30 | 90
  range: Partial<Range>
  filters: Filters
}): Sql {
  const counted =
    study.outcome === 'redeemed'
      ? sql`select r.campaign, sum(r.claimed) as n, sum(r.used) as x
          from ${campaignReach} r join ${campaignCounting} k on k.campaign = r.campaign and k.counted = 'named'
          where ${ofChosen(study.filters)} group by 1`
      : sql`select campaign, sum(recipients) as n, sum(${study.days === 30 ? sql`own_30` : sql`own_90`}) as x
          from ${campaignFollowup} where ${ofChosen(study.filters)} group by 1`
  return sql`
    select c.campaign_id as campaign, c.label, c.starts_on, c.ends_on, t.n::bigint as n, t.x::bigint as x
    from (${counted}) as t join ${campaigns} c on c.campaign_id = t.campaign
    where t.n > 0 and ${within(sql`c.starts_on`, study.range)} order by c.starts_on, c.campaign_id`
}
