import { type RefObject, startTransition, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { firstSettled, isFirstSettled } from './settled.ts'

/** Whether an element lies in the window, from its first layout on. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false)
  useLayoutEffect(() => {
    const { top, bottom } = element.current!.getBoundingClientRect()
    setInSight(bottom > 0 && top < innerHeight)
    const observer = new IntersectionObserver(([entry]) => setInSight(entry!.isIntersecting))
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element])
  return inSight
}

/** Whether it is the turn of what lies out of sight: once what is in sight has been painted, or the page goes to paper. */
export function useTurn(): boolean {
  const [turn, setTurn] = useState(isFirstSettled)
  useEffect(() => {
    void firstSettled.then(() => startTransition(() => setTurn(true)))
    const print = () => flushSync(() => setTurn(true))
    addEventListener('pilotscope:print', print)
    return () => removeEventListener('pilotscope:print', print)
  }, [])
  return turn
}
