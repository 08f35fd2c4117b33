import { addDays, daysBetween } from '../../datasets/calendar.ts'
import { type Asked, localDay } from './activity.ts'
import { focalPurchases } from './offline-share.ts'

export function unsyncedValue(asked: Asked<unknown>) {
  const { tables, facts, range } = asked
  const offline = focalPurchases({ ...asked, range: {} }, 'day').filter((p) => p.connectivity.endsWith('offline'))
  const since = offline.map((p) => p.day).sort()[0]
  const rows = []
  for (let day = since; day && day <= facts.cutoff; day = addDays(day, 1)) {
    if ((range.from && day < range.from) || (range.to && day > range.to)) continue
    const today = day
    const outstanding = offline.filter((p) => p.day <= today && (p.synced_at === null || localDay(tables, p.synced_at) > today))
    const earliest = outstanding.map((p) => p.day).sort()[0]
    rows.push({
      day,
      value: outstanding.reduce((sum, p) => sum + p.value, 0),
      payments: outstanding.length,
      oldest_days: earliest === undefined ? null : daysBetween(earliest, day),
    })
  }
  return rows
}
