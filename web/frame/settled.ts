import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

let first = () => {}
let isFirst = false

/** Resolves once everything in sight of the first view has been painted, or a reader asks for what waits for that. */
export const firstSettled = new Promise<void>((resolve) => {
  first = () => {
    isFirst = true
    resolve()
  }
})

export const isFirstSettled = (): boolean => isFirst

/** What waits for the first view comes now. */
export const hasten = (): void => first()

/**
 * Marks the element `data-painted` once everything in sight of the first view is on the screen, and `data-settled` whenever nothing on it is being
 * fetched for the first time, no card in it is loading and none waits for its turn.
 */
export function useSettled(element: HTMLElement | null): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!element) return
    let frame = 0
    let still = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const painted = () =>
      !element.querySelector('[data-state="loading"], [data-pending]') &&
      client.isFetching({ predicate: ({ state }) => state.data === undefined }) === 0
    const look = () => {
      timer = undefined
      if (!painted()) return
      if (still++ < 2) frame = requestAnimationFrame(look)
      else {
        element.dataset.settled = String(!element.querySelector('[data-later]'))
        element.dataset.painted = 'true'
        first()
      }
    }
    // Much changes at once, and a frame asked for is a frame drawn: it is looked at once, and frames are asked for once all seems painted.
    const mark = () => {
      still = 0
      cancelAnimationFrame(frame)
      if (element.dataset.settled !== 'false') element.dataset.settled = 'false'
      timer ??= setTimeout(look, 8)
    }
    const observer = new MutationObserver(mark)
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-state', 'data-pending', 'data-later'],
    })
    const unsubscribe = client.getQueryCache().subscribe(mark)
    mark()
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      observer.disconnect()
      unsubscribe()
    }
  }, [client, element])
}
