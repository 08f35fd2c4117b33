import { type ComponentProps, createContext, useContext, useSyncExternalStore } from 'react'
import type { Painted } from './painted.ts'

/** Whether a card shows the answer to the question before until the next one is there. */
export const Older = createContext(false)

export type CardState = 'error' | 'empty' | 'loading' | 'ready'

interface Props extends ComponentProps<'section'> {
  /** Ready once it is also on the screen. */
  state: CardState
  /** What that waits for; null where there is no picture. */
  painted: Painted | null
}

const yes = () => true
const never = () => () => {}

/** The card's box: all that changes of a card while it waits for its next rows, and for their picture. */
export function CardBox({ state, painted, ...rest }: Props) {
  const older = useContext(Older)
  const seen = useSyncExternalStore(painted?.subscribe ?? never, painted?.get ?? yes, painted?.get ?? yes)
  const now = state === 'ready' && !seen ? 'loading' : state
  return <section {...rest} data-state={now} aria-busy={older || now === 'loading'} />
}
