import type { Range } from '../../calendar.ts'
import { campaignCounting, campaignPayments, campaignReach } from '../../compact/campaigns.ts'
import { publishedRounds } from '../../compact/published.ts'
import { contractRelation } from '../../compact/relation.ts'
import type { Facts } from '../../facts.ts'
import { conditionOn, type Filters } from '../../filters.ts'
import { bind, type Sql, sql, trusted } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

const campaigns = contractRelation('campaigns')

/** Counts that rest on a contract table, or on named grants, that the dataset lacks are null: not observed, which is not zero. */
export function campaignResults(study: { range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  const has = (...tables: string[]) => tables.every((table) => facts.tables.includes(table))
  const counted = (column: Sql, observed: boolean) => sql`${observed ? sql`coalesce(${column}, 0)` : trusted('null')}::bigint`
  const granted = has('grants', 'wallets')
  return sql`
    with reached as (
      select campaign, sum(entered) as entered, sum(claimed) as claimed, sum(used) as used
      from ${campaignReach} where ${ofChosen(study.filters)} group by 1
    ), paid as (
      select campaign, sum(payments) as payments, sum(value) as value, sum(subsidy) as subsidy, count(distinct merchant) as merchants
      from ${campaignPayments} where ${ofChosen(study.filters)} and ${conditionOn(['acceptance'], study.filters)} group by 1
    )
    select c.campaign_id as campaign, c.label, c.starts_on, c.ends_on, c.packets::bigint as packets,
      ${counted(sql`r.entered`, has('lottery_entries'))} as entered,
      ${counted(sql`r.claimed`, granted || has('lottery_entries'))} as claimed,
      case when k.counted = 'named' then ${counted(sql`r.used`, has('grants'))} end as used,
      ${has('grants') ? sql`k.counted` : trusted('null')} as counted,
      ${counted(sql`p.payments`, has('grants'))} as payments, ${counted(sql`p.value`, has('grants'))} as value,
      ${counted(sql`p.subsidy`, has('grants'))} as subsidy,
      ${has('grants') ? sql`case when p.payments > 0 then nullif(p.merchants, 0) else 0 end` : trusted('null')}::bigint as merchants,
      c.ends_on <= ${bind(facts.cutoff)}::date as mature,
      o.entrants as published_entered, o.claimed as published_claimed, o.payments as published_payments, o.value as published_value,
      o.top_up as published_own, o.merchants as published_merchants, o.source as published_source
    from ${campaigns} c join ${campaignCounting} k on k.campaign = c.campaign_id
    left join reached r on r.campaign = c.campaign_id
    left join paid p on p.campaign = c.campaign_id
    left join ${publishedRounds} o on o.campaign = c.campaign_id
    where ${within(sql`c.starts_on`, study.range)}
    order by c.starts_on, c.campaign_id`
}
