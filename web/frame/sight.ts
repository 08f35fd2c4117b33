import { type RefObject, startTransition, useContext, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Drawn } from '../first-view/drawn-window.ts'
import { firstSettled, isFirstSettled } from './settled.ts'

/** When something is drawn: at once, because it is in sight or goes to paper; when the page has time; or not before the first view is painted. */
export type Turn = 'now' | 'soon' | 'waiting'

/** The turn of a card of so many columns and pixels, by its place in the window from its first layout on. */
export function useTurn(element: RefObject<Element | null>, span: number, height: number): Turn {
  const drawn = useContext(Drawn)
  const [placed] = useState(() => drawn?.place(span, height))
  const [inSight, setInSight] = useState(false)
  const [paper, setPaper] = useState(false)
  const [soon, setSoon] = useState(isFirstSettled)
  useLayoutEffect(() => {
    const { top, bottom } = element.current!.getBoundingClientRect()
    setInSight(bottom > 0 && top < innerHeight)
    const observer = new IntersectionObserver(([entry]) => setInSight(entry!.isIntersecting))
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element])
  useEffect(() => {
    void firstSettled.then(() => startTransition(() => setSoon(true)))
    const print = () => flushSync(() => setPaper(true))
    const screen = () => setPaper(false)
    addEventListener('pilotscope:print', print)
    addEventListener('afterprint', screen)
    return () => {
      removeEventListener('pilotscope:print', print)
      removeEventListener('afterprint', screen)
    }
  }, [])
  if (drawn) return placed ? 'now' : 'waiting'
  return inSight || paper ? 'now' : soon ? 'soon' : 'waiting'
}
