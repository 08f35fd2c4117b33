/** Adoption in one period as a share of the market, with its derivatives. */
export interface BassShare {
  f: number
  byP: number
  byQ: number
}

function cumulative(t: number, p: number, q: number): BassShare {
  const e = Math.exp(-(p + q) * t)
  const n = -Math.expm1(-(p + q) * t)
  const d = 1 + (q / p) * e
  const nSlope = t * e
  const dByP = -(q / p) * e * (1 / p + t)
  const dByQ = e * (1 / p - (q / p) * t)
  return { f: n / d, byP: (nSlope * d - n * dByP) / (d * d), byQ: (nSlope * d - n * dByQ) / (d * d) }
}

/** F(t) − F(t − 1), F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t). */
export function bassShare(t: number, p: number, q: number): BassShare {
  const now = cumulative(t, p, q)
  const before = cumulative(t - 1, p, q)
  return { f: now.f - before.f, byP: now.byP - before.byP, byQ: now.byQ - before.byQ }
}
