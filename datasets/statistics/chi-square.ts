import gammainc from '@stdlib/math-base-special-gammainc'

export interface ChiSquareTest {
  chiSquare: number
  df: number
  p: number
}

/** The upper tail itself, not 1 − cdf, which would call every chi-square above 70 certain. */
export const chiSquareTest = (chiSquare: number, df: number): ChiSquareTest => ({
  chiSquare,
  df,
  p: Math.min(1, gammainc(chiSquare / 2, df / 2, true, true)),
})
