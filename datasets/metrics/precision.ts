import type { Spec } from './chart.ts'

/** Digits of a percentage that tell a share from zero and from its neighbours: 12.3 %, 4.1 %, 0.55 %, 0.055 %. */
export const digitsOf = (share: number): number => (share === 0 || share >= 0.01 ? 1 : share >= 0.001 ? 2 : 3)

/** Digits with which every tick of an axis of shares is written exactly. */
export const tickDigits = (step: number): number =>
  [0, 1, 2].find((digits) => Math.abs(step * 10 ** (digits + 2) - Math.round(step * 10 ** (digits + 2))) < 1e-9) ?? 3

export const written = (share: number, spec: Spec): string => spec.percent(share, digitsOf(share))

/** Both ends of an interval with the digits its lower end, or else its upper, needs. */
export function span(lower: number, upper: number, spec: Spec): string {
  const digits = digitsOf(lower || upper)
  return digits > 1 ? `${spec.percent(lower, digits)}–${spec.percent(upper, digits)}` : spec.interval(lower, upper)
}
