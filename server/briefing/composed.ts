import type { Briefed } from '../../datasets/briefing/briefed.ts'
import type { Briefing } from '../../datasets/briefing/document.ts'
import type { Catalogue } from '../release/catalogue.ts'

/** The page asks for a briefing and then for its files: few are read at a time. */
const MOST = 8

const kept = new WeakMap<Catalogue, Map<string, Briefing>>()

/**
 * The briefing that was composed before from the same things, or a new one. A release never changes, so everything that a briefing is made
 * from names it; one that fails or is given up is not kept.
 */
export async function composed(catalogue: Catalogue, from: Briefed, make: () => Promise<Briefing>): Promise<Briefing> {
  const { dataset, release, madeAt, newer, period, filters, language, annotations } = from
  const key = JSON.stringify([dataset, release, madeAt, newer, period, Object.entries(filters).sort(), language, annotations])
  const known = kept.get(catalogue) ?? new Map<string, Briefing>()
  kept.set(catalogue, known)
  const briefing = known.get(key) ?? (await make())
  // The one used last stands last.
  known.delete(key)
  known.set(key, briefing)
  const [oldest] = known.keys()
  if (known.size > MOST) known.delete(oldest!)
  return briefing
}
