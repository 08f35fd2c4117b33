import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

let first = () => {}

/** Resolves once everything of the first view has been painted, or a reader asks for what waits for that. */
export const firstSettled = new Promise<void>((resolve) => {
  first = resolve
})

/** What waits for the first view comes now. */
export const hasten = (): void => first()

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
          if (settled()) first()
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
