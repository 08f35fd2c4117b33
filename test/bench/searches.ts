import { type FilterKey, paymentFilters, personFilters } from '../../datasets/filters.ts'
import type { Metric } from '../../datasets/metrics/index.ts'
import { createRandom, type Random } from './random.ts'

/** Values that occur in the pilot, by filter; the empty text is “not known”. */
export type Occurring = Partial<Record<FilterKey, readonly string[]>>

function subset<T>(from: readonly T[], size: number, random: Random): T[] {
  const left = [...from]
  return Array.from({ length: Math.min(size, left.length) }, () => left.splice(Math.floor(random() * left.length), 1)[0]!)
}

/** `n` different questions in the words of an address, each with one or two filters of one kind that the metric takes, one to three values each. */
export function searches(kind: readonly FilterKey[], metric: Pick<Metric, 'id' | 'filters'>, occurring: Occurring, n: number): string[] {
  const random = createRandom(metric.id)
  const keys = kind.filter((key) => metric.filters.includes(key) && (occurring[key]?.length ?? 0) > 1)
  const found = new Set<string>()
  for (let tries = 0; keys.length && found.size < n && tries < 50 * n; tries++) {
    const pairs = subset(keys, 1 + Math.floor(random() * 2), random).flatMap((key) =>
      subset(occurring[key]!, 1 + Math.floor(random() * Math.min(3, occurring[key]!.length - 1)), random)
        .sort()
        .map((value): [string, string] => [key, value]),
    )
    found.add(new URLSearchParams(pairs).toString())
  }
  return [...found]
}

export const personSearches = (metric: Metric, occurring: Occurring, n: number) => searches(personFilters, metric, occurring, n)
export const paymentSearches = (metric: Metric, occurring: Occurring, n: number) => searches(paymentFilters, metric, occurring, n)
