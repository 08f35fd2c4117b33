import type { QueryClient } from '@tanstack/react-query'

/** How often it is looked at whether anything is under way, in milliseconds. */
const look = 25

/** Calls back when nothing is being fetched or computed and the browser has nothing better to do; gives what calls that off. */
export function atRest(client: QueryClient, then: () => void): () => void {
  const idle = globalThis.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, look))
  let off = false
  const wait = () => {
    if (off) return
    if (client.isFetching() > 0) setTimeout(wait, look)
    else idle(() => off || (client.isFetching() > 0 ? wait() : then()), { timeout: 500 })
  }
  setTimeout(wait, look)
  return () => {
    off = true
  }
}
