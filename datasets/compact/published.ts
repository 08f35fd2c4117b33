import type { Published } from '../published/index.ts'
import { bind, join, type Sql, sql, trusted } from '../sql.ts'
import { type CompactTable, compact, contractRelation } from './relation.ts'

/** Figures that the public was given travel with the release, so that a later edition of them changes no page already cited. */
export const publishedNational = contractRelation('published_national')

const literal = (row: Published<'national'>): Sql =>
  sql`(${join([row.as_of, row.measure, row.series, row.value, row.unit, row.source, row.url, row.status, row.note].map(bind), sql`, `)})`

/** Red-packet rounds, joined to campaigns by identifier. */
export const publishedRounds = contractRelation('published_rounds')

const minor = (yuan: number | null) => (yuan === null ? null : Math.round(yuan * 100))
const roundLiteral = (row: Published<'rounds'>): Sql =>
  sql`(${join(
    [
      ...[row.campaign_id, row.round, row.entrants, row.claimed, row.payments, minor(row.spent_yuan), row.spent_share],
      ...[minor(row.top_up_yuan), row.ecommerce_share, row.merchants, row.source, row.url, row.status],
    ].map(bind),
    sql`, `,
  )})`

const roundColumns = {
  campaign: 'campaign of the data that is this round, null where none is',
  round: 'name of the round',
  entrants: 'persons who applied',
  claimed: 'persons who took a packet',
  payments: 'payments',
  value: 'spent, minor units',
  spent_share: 'share of what was issued that was spent',
  top_up: 'of value, own money, minor units',
  ecommerce_share: 'share of value spent in e-commerce',
  merchants: 'merchants taking part',
  source: 'who published it',
  url: 'where it was read',
  status: 'V: read in the source; D: arithmetic from such figures',
}

export const publishedTables = (
  national: readonly Published<'national'>[],
  rounds: readonly Published<'rounds'>[],
): readonly CompactTable[] => [
  compact({
    ...publishedRounds,
    description: 'Published results of red-packet rounds, each with its source.',
    columns: roundColumns,
    define: () => sql`
      select campaign::varchar as campaign, round::varchar as round, entrants::bigint as entrants, claimed::bigint as claimed,
        payments::bigint as payments, value::bigint as value, spent_share::double as spent_share, top_up::bigint as top_up,
        ecommerce_share::double as ecommerce_share, merchants::bigint as merchants, source::varchar as source, url::varchar as url,
        status::varchar as status
      from (values ${join(rounds.map(roundLiteral), sql`, `)}) as rounds(${trusted(Object.keys(roundColumns).join(', '))}) order by round`,
  }),
  compact({
    ...publishedNational,
    description: 'Published national totals of e-CNY, each with its source; a series never runs across a break.',
    columns: {
      as_of: 'date of the figure',
      measure: 'what was counted',
      series: 'figures of one series can be joined, others cannot',
      value: 'the figure, in its unit',
      unit: 'count or yuan',
      source: 'who published it, or a copy of it',
      url: 'where it was read',
      status: 'V: read in the source; D: arithmetic from such figures',
      note: 'what the source says beside it',
    },
    define: () => sql`
      select as_of::date as as_of, measure, series, value::double as value, unit, source, url, status, note
      from (values ${join(national.map(literal), sql`, `)}) as figures(as_of, measure, series, value, unit, source, url, status, note)
      order by measure, as_of, series`,
  }),
]
