import type { RouterHistory } from '@tanstack/react-router'
import { createContext } from 'react'
import type { Query } from '../datasets/metrics/metric.ts'
import { parseAddress } from './address/address.ts'
import { parseSearch } from './address/search.ts'
import { viewAt } from './views/index.ts'

/** The part of a question that filters and dates decide. */
export type Question = Pick<Query, 'range' | 'filters'>

/** Whether what is shown here is in sight, and so asked ahead of its rendering. */
export const InSight = createContext(true)

const askers = new Set<(next: Question) => void>()

/** Has `ask` called with the filters and dates of a new address before the page is rendered for it; gives what ends that. */
export function askAhead(ask: (next: Question) => void): () => void {
  askers.add(ask)
  return () => askers.delete(ask)
}

/** Follows the address: where nothing but filters and dates of the same view has changed, what is in sight asks at once. */
export function followAddress(history: RouterHistory): void {
  const read = ({ pathname, search }: { pathname: string; search: string }) => {
    const view = viewAt(pathname)
    if (!view) return null
    const { address } = parseAddress(view.params, parseSearch(search).pairs ?? [])
    const { dataset, params, compare } = address
    return { address, same: JSON.stringify([pathname, dataset, params, compare]) }
  }
  let before = read(history.location)
  history.subscribe(({ location }) => {
    const now = read(location)
    if (now && now.same === before?.same && now.address.compare === null) for (const ask of askers) ask(now.address)
    before = now
  })
}
