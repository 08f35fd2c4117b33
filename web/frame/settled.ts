import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Marks the element once nothing on it is being fetched for the first time and no card in it is loading, and takes the mark away meanwhile. */
export function useSettled(element: HTMLElement | null): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!element) return
    let frame = 0
    const settled = () =>
      !element.querySelector('[data-state="loading"], [data-pending]') &&
      client.isFetching({ predicate: ({ state }) => state.data === undefined }) === 0
    const mark = () => {
      cancelAnimationFrame(frame)
      if (!settled()) {
        element.dataset.settled = 'false'
        return
      }
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          element.dataset.settled = String(settled())
        })
      })
    }
    const observer = new MutationObserver(mark)
    observer.observe(element, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state', 'data-pending'] })
    const unsubscribe = client.getQueryCache().subscribe(mark)
    mark()
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      unsubscribe()
    }
  }, [client, element])
}
