/** Why a figure cannot be given. Callers branch on `code`; `message` is for the reader. */
export type StatisticsErrorCode =
  /** Nothing to compute from. */
  | 'empty'
  /** No event was observed, so the quantity has no estimate. */
  | 'all_censored'
  /** A comparison needs two groups or more. */
  | 'one_group'
  /** The likelihood rises without bound: a covariate separates those with the event from those without. */
  | 'monotone'
  /** A matrix that must be inverted has no inverse: covariates, instruments or designs that repeat each other. */
  | 'singular'
  /** A diffusion forecast was asked for before the peak is in the data. */
  | 'before_peak'
  /** An argument is outside its range; the message names it. */
  | 'invalid'

export class StatisticsError extends Error {
  override readonly name = 'StatisticsError'

  constructor(
    readonly code: StatisticsErrorCode,
    message: string,
  ) {
    super(message)
  }
}
