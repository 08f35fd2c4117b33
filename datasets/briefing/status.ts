import type { Status } from './document.ts'

/** A figure as it is judged; one without an interval is its own bounds. */
export interface Judged {
  value: number | null
  lower: number | null
  upper: number | null
}

/**
 * Green where the worse bound of the interval meets the target, red where the better bound misses it, amber between; grey without a figure or
 * a target. A bound that equals the target meets it.
 */
export function statusOf({ value, lower, upper }: Judged, target: number | null, better: 'higher' | 'lower'): Status {
  if (value === null || target === null) return 'grey'
  const [low, high] = [lower ?? value, upper ?? value]
  const meets = (bound: number) => (better === 'higher' ? bound >= target : bound <= target)
  const [worse, best] = better === 'higher' ? [low, high] : [high, low]
  return meets(worse) ? 'green' : meets(best) ? 'amber' : 'red'
}
