import type { Spec } from './chart.ts'

/** Attributes whose values have an order of their own, which their codes follow. */
const ordered: ReadonlySet<unknown> = new Set(['age_band', 'tier'])

/** Segments as a reader looks for them: bands by band, the unknown last; all others by the persons in them, most first. */
export function inOrder<S extends { segment: string; followed: number }>(segments: readonly S[], { query: { params } }: Spec): S[] {
  if (!ordered.has(params.segment)) return segments.toSorted((a, b) => b.followed - a.followed)
  return segments.toSorted(
    (a, b) => Number(a.segment === '') - Number(b.segment === '') || (a.segment < b.segment ? -1 : a.segment > b.segment ? 1 : 0),
  )
}
