import type { Spec } from './chart.ts'

/** Compares rails by their fixed order, so that pictures beside each other agree; those that the dataset does not list come last, by identifier. */
export const byRail =
  ({ rails }: Pick<Spec, 'rails'>) =>
  (a: string, b: string): number => {
    const place = (rail: string) => (rails.includes(rail) ? rails.indexOf(rail) : rails.length)
    return place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0)
  }
