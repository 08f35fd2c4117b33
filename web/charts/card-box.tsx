import { type ComponentProps, createContext, useContext } from 'react'

/** Whether a card shows the answer to the question before until the next one is there. */
export const Older = createContext(false)

/** The card's box: all that changes of a card while it waits for its next rows. */
export function CardBox({ loading, ...rest }: ComponentProps<'section'> & { loading: boolean }) {
  return <section {...rest} aria-busy={useContext(Older) || loading} />
}
