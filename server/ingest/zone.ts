import { bind, type Sql, sql, trusted } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'

/** A pilot's time zone. */
export interface Zone {
  /** IANA name. */
  name: string
  /** Where clocks no longer change: from when on, and how many seconds local time is ahead of UTC. */
  steady?: { since: string; seconds: number }
}

const last = '2100-01-01'

/** Asks the engine whether a zone's clocks still change; most of those of pilots do not, and need no calendar for each row. */
export async function zoneOf(name: string): Promise<Zone> {
  const database = await Database.open(':memory:', { memory: '1GB' })
  try {
    const { seconds, since } = await database.row<{ seconds: number; since: string }>(sql`
      with days as (
        select day, date_diff('second', day, timezone(${bind(name)}, timezone('UTC', day))) as ahead
        from unnest(generate_series(timestamp '1970-01-01', ${bind(last)}::timestamp, interval 1 day)) t(day)
      ), final as (select max_by(ahead, day) as seconds from days)
      select seconds, (coalesce(max(day) filter (ahead <> seconds), timestamp '1970-01-01') + interval 2 days)::date as since
      from days, final group by seconds`)
    return since < '2050-01-01' ? { name, steady: { since, seconds } } : { name }
  } finally {
    database.close()
  }
}

const shifted = (time: Sql, { steady }: Zone, direction: 1 | -1, otherwise: Sql): Sql =>
  steady
    ? sql`case when ${time} between timestamp '${trusted(steady.since)}' and timestamp '${trusted(last)}'
        then ${time} + to_seconds(${trusted(String(direction * steady.seconds))}) else ${otherwise} end`
    : otherwise

/** UTC, as a TIMESTAMP, of a local time. One that a clock change skips is an hour later; one that occurs twice is the later one. */
export const utcOfLocal = (local: Sql, zone: Zone): Sql =>
  shifted(local, zone, -1, sql`timezone('UTC', timezone(${bind(zone.name)}, ${local}))`)

/** Local time, as a TIMESTAMP, of a UTC one. */
export const localOfUtc = (utc: Sql, zone: Zone): Sql => shifted(utc, zone, 1, sql`timezone(${bind(zone.name)}, timezone('UTC', ${utc}))`)
