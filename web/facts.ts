import type { Facts } from '../datasets/facts.ts'
import type { Manifest } from './api.ts'

/** What statements must know of a release; null while the release holds no payment. */
export function factsOf({ pilot, tables }: Manifest): Facts | null {
  if (!pilot.cutoff || !pilot.first_day || !pilot.last_day) return null
  return {
    cutoff: pilot.cutoff,
    firstDay: pilot.first_day,
    lastDay: pilot.last_day,
    focalRail: pilot.focal_rail,
    currency: pilot.currency,
    tables: tables.filter(({ kind, rows }) => kind === 'contract' && rows > 0).map(({ name }) => name),
    absent: pilot.absent,
  }
}
