import { StatisticsError } from './statistics-error.ts'

/** A covariate is a number as it is, or a category: text or a flag. */
export type Covariate = number | string | boolean

export interface Design {
  /** A column per number, and per category other than its reference, named as `region north`. */
  terms: string[]
  /** What each category is compared with: the first in order of code units, unless chosen. */
  reference: Record<string, string>
  /** One row per subject, one entry per term. */
  rows: number[][]
}

/**
 * Treatment coding: numbers stay, categories become one 0/1 column each against a reference.
 * @throws StatisticsError `one_group` for a category with one value only; `singular` for a number that never varies; `invalid` for a value
 *   that is missing, not finite, or of another kind than the rest of its column
 */
export function design(subjects: readonly Readonly<Record<string, Covariate>>[], chosen: Readonly<Record<string, string>>): Design {
  const names = Object.keys(subjects[0]!)
  if (names.length === 0) throw new StatisticsError('invalid', 'There is no covariate: give at least one.')
  const terms: string[] = []
  const reference: Record<string, string> = {}
  const rows: number[][] = subjects.map(() => [])
  for (const name of names) {
    const values = subjects.map((subject) => subject[name])
    if (values.every((value) => typeof value === 'number')) {
      const bad = values.find((value) => !Number.isFinite(value))
      if (bad !== undefined)
        throw new StatisticsError('invalid', `The covariate ${name} has the value ${bad}: leave out or complete these persons.`)
      if (values.every((value) => value === values[0]))
        throw new StatisticsError('singular', `The covariate ${name} is ${values[0]} for everyone, so its effect cannot be told.`)
      terms.push(name)
      for (const [i, value] of values.entries()) rows[i]!.push(value)
      continue
    }
    const odd = values.find((value) => typeof value !== 'string' && typeof value !== 'boolean')
    if (odd !== undefined || values.includes(undefined))
      throw new StatisticsError('invalid', `The covariate ${name} must be all numbers or all categories; it has also the value ${odd}.`)
    const categories = [...new Set(values.map(String))].sort()
    if (categories.length === 1)
      throw new StatisticsError('one_group', `Everyone has ${name} ${categories[0]}: there is nothing to compare.`)
    const base = chosen[name] ?? categories[0]!
    if (!categories.includes(base)) throw new StatisticsError('invalid', `Nobody has ${name} ${base}, so it cannot be the reference.`)
    reference[name] = base
    const compared = categories.filter((category) => category !== base)
    terms.push(...compared.map((category) => `${name} ${category}`))
    for (const [i, value] of values.entries()) rows[i]!.push(...compared.map((category) => (String(value) === category ? 1 : 0)))
  }
  return { terms, reference, rows }
}
