import { criticalValue, DEFAULT_LEVEL, type Interval } from './interval.ts'
import { StatisticsError } from './statistics-error.ts'

/**
 * Interval of b − c, in persons, where of n persons b changed one way and c the other: the two counts come from the same persons, so their
 * covariance counts. With p = (b + 1) / (n + 2) and q = (c + 1) / (n + 2) it is n (p − q ± z √((p + q − (p − q)²) / (n + 2))), no wider than
 * from −n to n: where nobody moved it has a width, which the plain Wald interval has not.
 *
 * Source: Bonett and Price (2012), Adjusted Wald confidence interval for a difference of binomial proportions based on paired data, Journal of
 * Educational and Behavioral Statistics 37, 479–488; recommended by Fagerland, Lydersen and Laake (2014), Statistics in Medicine 33, 2850–2875.
 *
 * @param b persons who changed one way
 * @param c persons who changed the other way
 * @param n persons observed, at least b + c
 * @throws StatisticsError `invalid` for counts that are not whole, negative, or more than n together,
 *   and for a level outside (0, 1)
 */
export function pairedDifference(b: number, c: number, n: number, level = DEFAULT_LEVEL): Interval {
  const z = criticalValue(level)
  if (![b, c, n].every((count) => Number.isInteger(count) && count >= 0) || b + c > n)
    throw new StatisticsError('invalid', `Changes of ${b} and ${c} among ${n} persons cannot be: give whole numbers of persons.`)
  const [p, q] = [(b + 1) / (n + 2), (c + 1) / (n + 2)]
  const margin = z * Math.sqrt((p + q - (p - q) ** 2) / (n + 2))
  return { lower: Math.max(-n, n * (p - q - margin)), upper: Math.min(n, n * (p - q + margin)) }
}
