import type { Published } from '../published/index.ts'
import { bind, join, type Sql, sql } from '../sql.ts'
import { type CompactTable, compact, contractRelation } from './relation.ts'

/** Figures that the public was given travel with the release, so that a later edition of them changes no page already cited. */
export const publishedNational = contractRelation('published_national')

const literal = (row: Published<'national'>): Sql =>
  sql`(${join([row.as_of, row.measure, row.series, row.value, row.unit, row.source, row.url, row.status, row.note].map(bind), sql`, `)})`

export const publishedTables = (national: readonly Published<'national'>[]): readonly CompactTable[] => [
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
