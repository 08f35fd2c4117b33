import { z } from 'zod'
import { codes } from '../../compact/purchases.ts'
import { contractRelation } from '../../compact/relation.ts'
import { use } from '../../compact/use.ts'
import { nextPeriod } from '../../dialect.ts'
import { filterKeys } from '../../filters.ts'
import { groupsOf } from '../../groups.ts'
import { bind, sql } from '../../sql.ts'
import { concentrationRatio, entropy, hhi, hhiBounds } from '../../statistics/index.ts'
import { mature, period, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { ofChosen, wholePeriods, within } from '../population.ts'
import { concentrationOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'

interface Seen {
  period: string
  kind: string
  /** Value or payments, made whole by the rail’s coverage where that is known. */
  amount: number
  mature: boolean
}

const index = () => z.number().meta({ unit: 'index' })

function structure(rails: readonly Seen[]) {
  const total = rails.reduce((sum, rail) => sum + rail.amount, 0)
  const shares = rails.map((rail) => rail.amount / total)
  const known = shares.filter((_, i) => rails[i]!.kind !== 'other')
  const bounds = known.length ? hhiBounds(known) : { lower: 0, upper: 1e4, unknownShare: 1 }
  return {
    period: rails[0]!.period,
    cr2: known.length ? concentrationRatio(known, 2) : 0,
    hhi: hhi(shares),
    entropy: entropy(shares),
    unknown_share: known.length === shares.length ? 0 : bounds.unknownShare,
    hhi_lower: known.length === shares.length ? hhi(shares) : bounds.lower,
    hhi_upper: known.length === shares.length ? hhi(shares) : bounds.upper,
    mature: rails[0]!.mature,
  }
}

export const marketStructure = metric({
  id: 'market-structure',
  theme: 'migration',
  params,
  row: z.object({
    period: period(),
    cr2: share(),
    hhi: index(),
    entropy: z.number().meta({ unit: 'nats' }),
    unknown_share: share(),
    hhi_lower: index(),
    hhi_upper: index(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) => {
    const { grain, market, measure } = query.params
    const inMarket = { third_party: sql`r.kind = 'third_party'`, mobile: sql`r.mobile`, all: sql`true` }[market]
    const amount = measure === 'value' ? sql`sum(u.value)` : sql`sum(u.payments)`
    return sql`
      select u.period, r.rail_id, r.kind, ${amount}::double / coalesce(r.coverage, 1) as amount,
        ${nextPeriod(grain, sql`u.period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
      from ${use('rail', grain)} u join ${codes} c on c.dimension = 'rail' and c.code = u.code
      join ${contractRelation('rails')} r on r.rail_id = c.value
      where ${ofChosen(query.filters)} and ${within(sql`u.period`, wholePeriods(grain, query))} and ${inMarket}
      group by u.period, r.rail_id, r.kind, r.coverage order by u.period, r.rail_id`
  },
  derive: (rows) => [...groupsOf(rows as unknown as Seen[], (row) => row.period).values()].map(structure),
  charts: { overTime: concentrationOverTime },
  labels,
})
