/** 2 ** 32 over the golden ratio. */
const golden = 0x9e3779b9

/**
 * Seeded randomness: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), seeded through SplitMix32.
 * Every person has generators of their own, so one person's draws never move another's.
 */
export class Random {
  private a = 0
  private b = 0
  private c = 0
  private d = 0

  /** Starts the stream that belongs to these three whole numbers. */
  seed(seed: number, stream: number, index: number): this {
    const state = mix(mix(mix(seed >>> 0) ^ Math.floor(seed / 2 ** 32)) + stream * golden) ^ mix(index + 0x85ebca6b)
    this.a = mix(state + golden)
    this.b = mix(state + 2 * golden)
    this.c = mix(state + 3 * golden)
    this.d = mix(state + 4 * golden) | 1
    return this
  }

  /** Uniform on the open interval (0, 1), 32 bits. */
  uniform(): number {
    const { a, b, c, d } = this
    const x = Math.imul(b, 5)
    const result = Math.imul((x << 7) | (x >>> 25), 9)
    const t = b << 9
    const c1 = c ^ a
    const d1 = d ^ b
    this.b = b ^ c1
    this.a = a ^ d1
    this.c = c1 ^ t
    this.d = (d1 << 11) | (d1 >>> 21)
    return (result >>> 0) / 4294967296 + 1 / 8589934592
  }

  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  /** Whole number from 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.uniform() * n)
  }

  /** By inversion. */
  exponential(mean: number): number {
    return -Math.log(this.uniform()) * mean
  }

  /** Standard normal, by Box and Muller; the second of each pair is not kept, so a call always takes two uniforms. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform())
  }

  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal())
  }

  /** Number of the first step that succeeds, from 1, each with the given probability: by inversion. */
  geometric(probability: number): number {
    return 1 + Math.floor(Math.log(this.uniform()) / Math.log(1 - probability))
  }

  /** Index drawn by cumulative weights; the last one is their total. */
  pick(cumulative: ArrayLike<number>): number {
    return position(cumulative, this.uniform() * cumulative[cumulative.length - 1]!)
  }
}

/** First index whose cumulative weight is above `target`. */
export function position(cumulative: ArrayLike<number>, target: number): number {
  const last = cumulative.length - 1
  let i = 0
  while (i < last && target >= cumulative[i]!) i++
  return i
}

export function cumulate(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length)
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!
    sums[i] = sum
  }
  return sums
}

/** A bijection of 32 bits in which every input bit moves every output bit (finaliser of SplitMix32). */
function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}
