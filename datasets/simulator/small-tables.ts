import { dateOf } from './calendar.ts'
import type { World } from './world.ts'

export type ContractRow = Readonly<Record<string, string | number | boolean | null>>

/** The tables of a few rows each, as contract values. Limits and face values in fen. */
export function smallTables(world: World): Record<string, readonly ContractRow[]> {
  const { parameters, options, calendar, rounds } = world
  const { from, to, scale } = options
  const fen = (yuan: number | null) => (yuan === null ? null : yuan * 100)
  const last = dateOf(calendar.first + calendar.days - 1)
  return {
    rails: parameters.rails,
    pilot: [
      {
        title: 'Simulated e-CNY pilot',
        time_zone: parameters.time_zone,
        currency: 'CNY',
        focal_rail: parameters.rails[world.eCny]!.rail_id,
        starts_on: from,
        ends_on: to,
        cutoff_at: new Date((world.end - 1) * 1000).toISOString().replace('.000Z', 'Z'),
        reporting_lag_days: 0,
        simulated: true,
        scale,
      },
    ],
    regions: parameters.regions.map(({ region_id, label, pilot_start, population, geo_code }) => ({
      region_id,
      label,
      pilot_start,
      eligible_population: Math.round(population * scale),
      geo_code,
    })),
    operators: parameters.operators.map(({ operator_id, label, kind }) => ({ operator_id, label, kind })),
    wallet_tiers: parameters.wallet_tiers.map(({ tier, valid_from, single, daily, annual, balance }) => ({
      tier,
      valid_from,
      single_limit: fen(single),
      daily_limit: fen(daily),
      annual_limit: fen(annual),
      balance_limit: fen(balance),
    })),
    campaigns: parameters.rounds
      .map(({ campaign_id, label, region_id, packets, face, starts_on, ends_on }) => ({
        campaign_id,
        label,
        region_id,
        allocation: 'lottery',
        face_minor: face * 100,
        packets: Math.max(1, Math.round(packets * scale)),
        starts_on,
        ends_on,
      }))
      .filter(({ campaign_id }) => rounds.some(({ round }) => round.campaign_id === campaign_id)),
    annotations: annotations(world).filter(({ starts_on, ends_on }) => starts_on >= from && (ends_on ?? starts_on) <= last),
    targets: targets(world),
  }
}

/** What such a pilot would have set out to reach: everyone planned for has a wallet at the end, half of them by new year. */
function targets({ parameters, options, calendar }: World) {
  const winners = parameters.rounds.reduce((sum, { packets }) => sum + packets, 0)
  const wallets = (parameters.population.organic_per_unit + winners) * options.scale
  return (
    [
      ['wallets-opened', '2020-12-01', 0.5],
      ['wallets-opened', '2021-06-01', 1],
      ['active-persons', '2021-06-01', 0.5],
    ] as const
  )
    .map(([metric, period, share]) => ({ metric, period, value: Math.round(wallets * share) }))
    .filter(({ period }) => period >= options.from && period <= dateOf(calendar.first + calendar.days - 1))
}

function annotations({ parameters, rounds }: World) {
  const { spring_festival } = parameters.calendar
  const batches = [...new Set(parameters.regions.map(({ pilot_start }) => pilot_start))].sort()
  return [
    ...rounds.map(({ round }) => ({
      starts_on: round.starts_on,
      ends_on: round.ends_on,
      scope: round.region_id,
      kind: 'campaign',
      text: round.label,
    })),
    ...batches.map((starts_on) => ({
      starts_on,
      ends_on: null,
      scope: 'all',
      kind: 'launch',
      text: `The pilot opens in ${parameters.regions
        .filter(({ pilot_start }) => pilot_start === starts_on)
        .map(({ label }) => label)
        .join(', ')}.`,
    })),
    { starts_on: '2020-12-11', ends_on: null, scope: 'all', kind: 'launch', text: 'E-commerce platforms begin to take e-CNY.' },
    {
      starts_on: spring_festival.from,
      ends_on: spring_festival.to,
      scope: 'all',
      kind: 'break',
      text: 'Spring Festival holiday: other rhythms hold.',
    },
    { starts_on: '2021-06-01', ends_on: null, scope: 'all', kind: 'break', text: 'New limits for wallet tiers.' },
  ]
}
