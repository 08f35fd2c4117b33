import { z } from 'zod'
import { hasPersonFilter, personFilters } from '../../filters.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, merchants, money, payments, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { campaignsCompared } from './chart.ts'
import { labels } from './labels.ts'
import { campaignResults as statement } from './sql.ts'

interface Counted {
  campaign: string
  label: string
  starts_on: string
  ends_on: string
  packets: number
  entered: number | null
  claimed: number | null
  used: number | null
  counted: 'named' | 'window' | null
  payments: number | null
  value: number | null
  subsidy: number | null
  merchants: number | null
  mature: boolean
  published_entered: number | null
  published_claimed: number | null
  published_payments: number | null
  published_value: number | null
  published_own: number | null
  published_merchants: number | null
  published_source: string | null
}

/** A rate with its interval; null where either number is not known or they are not part and whole. */
const rate = (part: number | null, whole: number | null) =>
  part === null || !whole || part > whole ? { share: null, lower: null, upper: null } : { share: part / whole, ...wilson(part, whole) }

const date = () => z.string().meta({ unit: 'date' })

export const campaignResults = metric({
  id: 'campaign-results',
  theme: 'campaigns',
  params: z.object({}),
  row: z.object({
    campaign: z.string(),
    label: z.string().meta({ role: 'attribute', listed: false }),
    starts_on: date(),
    ends_on: date(),
    entered: persons().nullable(),
    packets: z.int().meta({ unit: 'packets' }),
    claimed: persons().nullable(),
    claim_rate: share(),
    claim_lower: share(),
    claim_upper: share(),
    used: persons().nullable(),
    redemption_rate: share(),
    redemption_lower: share(),
    redemption_upper: share(),
    counted: z.enum(['named', 'window']).nullable().meta({ role: 'attribute' }),
    payments: payments().nullable(),
    value: money().nullable(),
    subsidy: money().nullable(),
    own: money().nullable(),
    merchants: merchants().nullable(),
    mature: mature(),
    published_entered: persons().nullable(),
    published_claimed: persons().nullable(),
    published_payments: payments().nullable(),
    published_value: money().nullable(),
    published_own: money().nullable(),
    published_merchants: merchants().nullable(),
    published_source: z.string().nullable().meta({ role: 'attribute' }),
  }),
  filters: [...personFilters, 'acceptance'],
  dates: 'cohorts',
  requires: () => ['campaigns'],
  statement: (query, facts) => statement({ range: query.range, filters: query.filters }, facts),
  derive: (rows, query) =>
    (rows as unknown as Counted[]).map((row) => {
      // Packets are not given to some persons and not others: a part of the persons has no packets of its own to have claimed.
      const claim = rate(row.claimed, hasPersonFilter(query.filters) ? null : row.packets)
      const redemption = rate(row.used, row.claimed)
      return {
        campaign: row.campaign,
        label: row.label,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        entered: row.entered,
        packets: row.packets,
        claimed: row.claimed,
        claim_rate: claim.share,
        claim_lower: claim.lower,
        claim_upper: claim.upper,
        used: row.used,
        redemption_rate: redemption.share,
        redemption_lower: redemption.lower,
        redemption_upper: redemption.upper,
        counted: row.counted,
        payments: row.payments,
        value: row.value,
        subsidy: row.subsidy,
        own: row.value === null || row.subsidy === null ? null : row.value - row.subsidy,
        merchants: row.merchants,
        mature: row.mature,
        published_entered: row.published_entered,
        published_claimed: row.published_claimed,
        published_payments: row.published_payments,
        published_value: row.published_value,
        published_own: row.published_own,
        published_merchants: row.published_merchants,
        published_source: row.published_source,
      }
    }),
  charts: { compared: campaignsCompared },
  labels,
})
