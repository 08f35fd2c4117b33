/** Sums over the d events of one time, l = 0 … d − 1, with f = l/d and s = R − f T. */
export interface TiedSums {
  /** Σ ln s. */
  logs: number
  /** Σ 1/s, Σ f/s, Σ 1/s², Σ f/s², Σ f²/s². */
  s1: number
  fs1: number
  s2: number
  fs2: number
  ffs2: number
}

/** Nodes and weights of Gauss and Legendre on [0, 1], twelve of each; the other half mirrors these. */
const NODES = [0.06261670425573443, 0.18391574949909009, 0.2936589771433087, 0.38495133709715235, 0.4520586281852374, 0.4907803171233596]
const WEIGHTS = [
  0.12457352290670139, 0.1167462682691774, 0.10158371336153296, 0.08003916427167311, 0.05346966299765922, 0.02358766819325591,
]
const RULE = NODES.flatMap((node, i) => [
  { at: 0.5 - node, weight: WEIGHTS[i]! },
  { at: 0.5 + node, weight: WEIGHTS[i]! },
])

/** Up to so many events are added one by one, as are the last of more: near the end s falls fast. */
const ONE_BY_ONE = 96

type Term = keyof TiedSums
const TERMS: readonly Term[] = ['logs', 's1', 'fs1', 's2', 'fs2', 'ffs2']
/** Powers of f and of 1/s in each. */
const POWERS: Record<Exclude<Term, 'logs'>, readonly [f: number, inverse: number]> = {
  s1: [0, 1],
  fs1: [1, 1],
  s2: [0, 2],
  fs2: [1, 2],
  ffs2: [2, 2],
}

/**
 * The sums that Efron’s ties ask for. They grow with the events of one day, of which a pilot may have a million, but their terms follow a
 * smooth curve: all but the last are added by the Euler–Maclaurin formula, the integral by Gauss and Legendre’s rule over stretches in which s
 * falls by half, so that a time costs the same however many events it has. Agrees with the sum one by one to 1e-12.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 23.1.30 and 25.4.30.
 *
 * @param r sum over those at risk, > 0
 * @param t sum over those with the event, 0 < t ≤ r
 * @param d events, a whole number ≥ 1
 */
export function tiedSums(r: number, t: number, d: number): TiedSums {
  const sums: TiedSums = { logs: 0, s1: 0, fs1: 0, s2: 0, fs2: 0, ffs2: 0 }
  const smooth = d > 2 * ONE_BY_ONE ? d - ONE_BY_ONE : 0
  if (smooth) addSmooth(sums, r, t, d, smooth)
  for (let l = smooth; l < d; l++) add(sums, l / d, r - (l / d) * t, 1)
  return sums
}

function add(sums: TiedSums, f: number, s: number, weight: number): void {
  const inverse = weight / s
  const square = inverse / s
  sums.logs += weight * Math.log(s)
  sums.s1 += inverse
  sums.fs1 += f * inverse
  sums.s2 += square
  sums.fs2 += f * square
  sums.ffs2 += f * f * square
}

/** Adds the terms 0 … n − 1. */
function addSmooth(sums: TiedSums, r: number, t: number, d: number, n: number): void {
  const step = t / d
  let from = 0
  while (from < n) {
    const s = r - from * step
    const to = Math.min(n, from + s / (2 * step))
    const length = to - from
    for (const { at, weight } of RULE) {
      const l = from + at * length
      add(sums, l / d, r - l * step, weight * length)
    }
    from = to
  }
  for (const [l, sign] of [
    [n, 1],
    [0, -1],
  ] as const) {
    const [f, s] = [l / d, r - l * step]
    for (const term of TERMS) {
      const slope = (order: number) => derivative(term, order, f, s, 1 / d, step)
      sums[term] += sign * (-slope(0) / 2 + slope(1) / 12 - slope(3) / 720 + slope(5) / 30240)
    }
  }
}

/** How a term changes with l: f grows by `rise`, s falls by `fall`. */
function derivative(term: Term, order: number, f: number, s: number, rise: number, fall: number): number {
  const power = (i: number, j: number, left: number): number => {
    if (left === 0) return f ** i / s ** j
    return (i ? i * rise * power(i - 1, j, left - 1) : 0) + j * fall * power(i, j + 1, left - 1)
  }
  if (term !== 'logs') return power(...POWERS[term], order)
  return order === 0 ? Math.log(s) : -fall * power(0, 1, order - 1)
}
