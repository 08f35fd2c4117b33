/** Calendar arithmetic over ISO dates (YYYY-MM-DD), proleptic Gregorian, no time zone: dates are local to the pilot already. */
export const grains = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Grain = (typeof grains)[number]

const DAY = 86_400_000
const at = (date: string) => Date.parse(`${date}T00:00:00Z`)
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** Whether the text is a date that exists: 2021-02-29 is not. */
export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at(text)) && iso(at(text)) === text

export const addDays = (date: string, days: number): string => iso(at(date) + days * DAY)

/** Days from `from` to `to`, negative if `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY)

/** First day of the period that holds the date. Weeks begin on Monday (ISO 8601). */
export function periodStart(grain: Grain, date: string): string {
  const time = new Date(at(date))
  const [year, month] = [time.getUTCFullYear(), time.getUTCMonth()]
  switch (grain) {
    case 'day':
      return date
    case 'week':
      return addDays(date, -((time.getUTCDay() + 6) % 7))
    case 'month':
      return iso(Date.UTC(year, month))
    case 'quarter':
      return iso(Date.UTC(year, month - (month % 3)))
    case 'year':
      return iso(Date.UTC(year, 0))
  }
}

/** Last day of the period that holds the date. */
export function periodEnd(grain: Grain, date: string): string {
  const start = new Date(at(periodStart(grain, date)))
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()]
  switch (grain) {
    case 'day':
      return date
    case 'week':
      return iso(start.getTime() + 6 * DAY)
    case 'month':
      return iso(Date.UTC(year, month + 1, 0))
    case 'quarter':
      return iso(Date.UTC(year, month + 3, 0))
    case 'year':
      return iso(Date.UTC(year, 11, 31))
  }
}

export interface Range {
  from: string
  to: string
}
