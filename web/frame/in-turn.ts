import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, startTransition, useEffect, useState } from 'react'
import { atRest } from './rest.ts'
import { useTurn } from './sight.ts'

/** The place that an element takes in the grid while nothing is in it: columns of twelve, pixels. */
export interface Room {
  span: number
  height: number
}

export interface InTurn<T> {
  /** What is shown: the newest in sight, the one before until the page is at rest out of sight, null before the first view is painted. */
  shown: T | null
  inSight: boolean
  /** For the element, which the page's settling looks at: not begun, or not yet the newest. */
  marks: { 'data-later': true | undefined; 'data-pending': true | undefined }
}

/** What an element shows of something that changes: at once where it is in sight, when the page is at rest where it is not. */
export function useInTurn<T>(element: RefObject<Element | null>, now: T, room: Room): InTurn<T> {
  const client = useQueryClient()
  const turn = useTurn(element, room.span, room.height)
  const [last, setLast] = useState<{ of: T } | null>(null)
  if (turn === 'now' && last?.of !== now) setLast({ of: now })
  useEffect(
    () => (turn === 'soon' && last?.of !== now ? atRest(client, () => startTransition(() => setLast({ of: now }))) : undefined),
    [turn, last, now, client],
  )
  const shown = turn === 'now' ? now : (last?.of ?? null)
  return {
    shown,
    inSight: turn === 'now',
    marks: { 'data-later': turn === 'waiting' || undefined, 'data-pending': (turn !== 'waiting' && shown !== now) || undefined },
  }
}
