import type { Spec } from './chart.ts'

/** A difference with its sign, and nothing before one that rounds to zero. */
export function signed(difference: number, size: string): string {
  if (!/[1-9]/.test(size)) return size
  return `${difference < 0 ? '−' : '+'}${size}`
}

/** A difference of two shares: in percentage points, because “14 % more” would be something else. */
export const points = (difference: number, spec: Spec): string =>
  spec.say('chart.points', { n: signed(difference, (Math.abs(difference) * 100).toFixed(1)) })

/** The same on an axis that says what its numbers are. */
export const pointsTick = (difference: number, spec: Spec): string => {
  const size = Math.round(Math.abs(difference) * 1000) / 10
  return signed(difference, spec.number(size))
}
