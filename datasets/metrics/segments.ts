import { z } from 'zod'
import type { Range } from '../calendar.ts'
import { profiles } from '../compact/people.ts'
import type { Filters } from '../filters.ts'
import { type Relation, type Sql, sql, trusted } from '../sql.ts'
import { ofChosen, within } from './population.ts'
import type { Segmentation } from './segment-parameter.ts'

/** Result column that names the segment. */
export const segment = () =>
  z.string().meta({
    description: 'Value of the attribute; empty where it is not known or none was asked for.',
    namesIn: (_, { segment }) => (segment === 'none' ? 'segment' : String(segment)),
  })

/** Rows of `table` for the chosen persons whose `start` lies in the range, with their segment in a column. */
export const segmented = (table: Relation, by: Segmentation, filters: Filters, range: Partial<Range>): Sql => sql`
  select ${by === 'none' ? sql`''` : sql`coalesce(p.${trusted(by)}, '')`} as segment, t.*
  from ${table} t join (select * from ${profiles} where ${ofChosen(filters)}) p on p.profile = t.profile
  where ${within(sql`t.start`, range)}`
