import { useCallback, useRef } from 'react'

/** A function that stays the same while what it does is the newest given: parts that only call it are not drawn again. */
export function useNewest<A extends unknown[], R>(act: (...given: A) => R): (...given: A) => R {
  const newest = useRef(act)
  newest.current = act
  return useCallback((...given) => newest.current(...given), [])
}
