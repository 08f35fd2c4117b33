import { z } from 'zod'
import json from './parameters.json' with { type: 'json' }

const bucket = z.object({ from: z.int(), to: z.int() })
const bySegment = z.object({ young: z.array(z.number()), middle: z.array(z.number()), older: z.array(z.number()) })
const share = z.number().min(0).max(1)
const spread = z.object({ median: z.number().positive(), sigma: z.number().positive() })
const limit = z.number().positive().nullable()
const leaving = z.object({
  clock: z.string(),
  buckets: z.array(bucket),
  own_money: bySegment,
  leaves: bySegment,
  closes_of_leaving: share,
})
const statuses = z.object({ declined: share, failed: share, reversed: share })

/** Everything the simulator is told. Money in yuan, dates ISO, hazards per day, rates per person unless named otherwise. */
export const parametersSchema = z.object({
  version: z.literal(1),
  window: z.object({ from: z.iso.date(), to: z.iso.date() }),
  time_zone: z.string(),
  utc_offset_hours: z.int(),
  rails: z.array(
    z.object({
      rail_id: z.string(),
      kind: z.enum(['cbdc', 'third_party', 'bank_card', 'cash']),
      mobile: z.boolean(),
      label: z.string(),
      coverage: share.nullable(),
    }),
  ),
  regions: z.array(
    z.object({
      region_id: z.string(),
      label: z.string(),
      pilot_start: z.iso.date(),
      population: z.int(),
      geo_code: z.string(),
      organic: share,
    }),
  ),
  operators: z.array(z.object({ operator_id: z.string(), label: z.string(), kind: z.string(), from: z.iso.date(), weight: z.number() })),
  wallet_tiers: z.array(
    z.object({ tier: z.string(), valid_from: z.iso.date(), single: limit, daily: limit, annual: limit, balance: limit }),
  ),
  tier_shares: z.record(z.string(), share),
  ages: z.array(z.object({ age_band: z.string(), segment: z.enum(['young', 'middle', 'older']), share })),
  rounds: z.array(
    z.object({
      campaign_id: z.string(),
      label: z.string(),
      region_id: z.string(),
      packets: z.int(),
      face: z.int(),
      registers_on: z.iso.date(),
      drawn_on: z.iso.date(),
      starts_on: z.iso.date(),
      ends_on: z.iso.date(),
      entrants: z.int(),
      entrants_assumed: z.boolean(),
      claim_rate: share,
      payments_per_claimer: z.number(),
      spent_share: share,
      top_up_share: share,
      ecommerce_value_share: share,
      dual_offline_share: share,
    }),
  ),
  losers_per_winner: z.number().min(1),
  population: z.object({
    organic_per_unit: z.number(),
    bystanders_per_unit: z.number(),
    merchants_per_unit: z.number(),
    organic_opening_exponent: z.number(),
    employer_share: share,
    loser_opens_later: share,
    purchases_per_day: z.number(),
    organic_activity: z.number(),
    activity_sigma: z.number(),
    activity_cap: z.number(),
    second_wallet: share,
    hard_wallet: share,
    dual_offline_organic: share,
    upgrade: share,
  }),
  packet: z.object({
    partial_mean: share,
    beyond_face: share,
    top_up_sigma: z.number(),
    third_payment_ratio: share,
    first_use_daily: share,
    next_use_daily: share,
    displacement: share,
  }),
  first_own_money: leaving,
  first_own_money_organic: leaving,
  dormancy: z.object({
    clock: z.string(),
    buckets: z.array(bucket),
    hazard: bySegment,
    exit_shares: z.object({ silent: share, uninstall: share, close: share }),
    returns: z.object({ silent: share, uninstall: share, close: share }),
    return_days: z.object({ least: z.int(), most: z.int() }),
  }),
  habit: z.object({
    states: z.array(z.string()),
    main_share: share,
    secondary_e_cny_share: share,
    background: z.array(share),
    leave: z.array(share),
    to_e_cny: z.array(share),
    cash_by_segment: z.object({ young: z.number(), middle: z.number(), older: z.number() }),
  }),
  scenarios: z.array(
    z.object({
      scenario: z.string(),
      acceptance: z.enum(['in_store', 'ecommerce']),
      weight: z.number(),
      median: z.number(),
      sigma: z.number(),
      offline: share,
      merchants: share,
      platforms: z.array(z.object({ platform: z.string(), from: z.iso.date(), weight: z.number() })).optional(),
    }),
  ),
  packet_scenarios: z.record(z.string(), share),
  merchants: z.object({
    self_operated: share,
    enabled_share: share,
    popularity: z.number(),
    enabling_exponent: z.number(),
    acquirers: z.record(z.string(), share),
  }),
  offline: z.object({
    kinds: z.object({ payer_offline: share, payee_offline: share }),
    dual_share_of_flagged: share,
    never_synced: share,
    conflict: share,
    sync_lag_hours: z.object({
      soon: z.object({ share, mean: z.number() }),
      late: z.object({ share, median: z.number(), sigma: z.number() }),
    }),
  }),
  failures: z.object({
    e_cny: statuses,
    other: statuses,
    declined_codes: z.record(z.string(), share),
    failed_codes: z.record(z.string(), share),
  }),
  refunds: z.object({ in_store: share, ecommerce: share, full: share, mean_days: z.number() }),
  transfers: spread.extend({ per_purchase: share, festival_factor: z.number() }),
  latency_ms: z.object({ online: spread, offline: spread }),
  calendar: z.object({
    weekday: z.array(z.number()).length(7),
    spans: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), factor: z.number() })),
    spring_festival: z.object({ from: z.iso.date(), to: z.iso.date() }),
    hours: z.object({ weekday: z.array(z.number()).length(24), weekend: z.array(z.number()).length(24) }),
  }),
})

export type Parameters = z.infer<typeof parametersSchema>
export type Round = Parameters['rounds'][number]
export type Segment = Parameters['ages'][number]['segment']
export type Leaving = z.infer<typeof leaving>

export const parameters: Parameters = parametersSchema.parse(json)
