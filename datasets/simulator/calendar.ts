import { position } from './random.ts'

const dayMs = 86_400_000

/** Days since 1970-01-01 of an ISO date. */
export const dayOf = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs)

export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** 0 = Monday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % 7

/** Months since 1970-01. */
export function monthOf(day: number): number {
  const date = new Date(day * dayMs)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}

interface Rhythm {
  weekday: readonly number[]
  spans: readonly { from: string; to: string; factor: number }[]
  hours: { weekday: readonly number[]; weekend: readonly number[] }
}

/** When people pay: intensity by day (mean about 1) and the time within a day. Days count from the first one, `first`. */
export class Calendar {
  readonly first: number
  readonly days: number
  /** Intensity summed up to and including each day. */
  readonly intensity: Float64Array
  /** Month number of each day, from 0 for the month of the first day. */
  readonly month: Int32Array
  /** First day of each month number. */
  readonly monthStarts: readonly number[]
  /** Calendar year of each day. */
  readonly year: Int32Array
  private readonly hours: readonly [Hours, Hours]

  constructor(from: string, to: string, rhythm: Rhythm) {
    this.first = dayOf(from)
    this.days = dayOf(to) - this.first + 1
    this.intensity = new Float64Array(this.days)
    this.month = new Int32Array(this.days)
    const spans = rhythm.spans.map((span) => ({ from: dayOf(span.from), to: dayOf(span.to), factor: span.factor }))
    let sum = 0
    for (let i = 0; i < this.days; i++) {
      const day = this.first + i
      let factor = rhythm.weekday[weekdayOf(day)]!
      for (const span of spans) if (day >= span.from && day <= span.to) factor *= span.factor
      sum += factor
      this.intensity[i] = sum
      this.month[i] = monthOf(day) - monthOf(this.first)
    }
    this.monthStarts = Array.from({ length: (this.month.at(-1) ?? -1) + 1 }, (_, number) => this.month.indexOf(number))
    this.year = Int32Array.from(this.month, (_, i) => new Date((this.first + i) * dayMs).getUTCFullYear())
    this.hours = [hoursOf(rhythm.hours.weekday), hoursOf(rhythm.hours.weekend)]
  }

  /** Second of the day at which the share `u` of the day's payments has been made; rises with `u`. */
  secondOf(index: number, u: number): number {
    const { cumulative, earliest } = this.hours[weekdayOf(this.first + index) >= 5 ? 1 : 0]
    let hour = earliest[Math.floor(u * guides)]!
    while (hour < 23 && u >= cumulative[hour]!) hour++
    const before = hour ? cumulative[hour - 1]! : 0
    return Math.min(86_399, Math.floor((hour + (u - before) / (cumulative[hour]! - before)) * 3600))
  }
}

/** Shares of the day up to the end of each hour, and for each 64th part of the shares the hour it begins in, where the search starts. */
interface Hours {
  cumulative: Float64Array
  earliest: Uint8Array
}

const guides = 64

function hoursOf(weights: readonly number[]): Hours {
  const cumulative = shares(weights)
  return { cumulative, earliest: Uint8Array.from({ length: guides + 1 }, (_, i) => position(cumulative, i / guides)) }
}

function shares(weights: readonly number[]): Float64Array {
  const total = weights.reduce((a, b) => a + b, 0)
  let sum = 0
  return Float64Array.from(weights, (weight) => {
    sum += weight / total
    return sum
  })
}
