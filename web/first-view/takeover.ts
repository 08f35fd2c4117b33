import { firstSettled } from '../frame/settled.ts'

const drawnView = () => document.getElementById('first-view')

/** Whether the reader has moved the view that the server has drawn: the live page then stays where it was put. */
export const isMoved = (): boolean => drawnView() !== null && scrollY > 0

/** What has the focus in the live page where something has it in the drawn one: the link to the same address. */
function focused(drawn: HTMLElement): HTMLElement | undefined {
  const link = document.activeElement
  if (!(link instanceof HTMLAnchorElement) || !drawn.contains(link)) return undefined
  const place = [...drawn.querySelectorAll('a')].filter(({ href }) => href === link.href).indexOf(link)
  return [...document.querySelectorAll<HTMLAnchorElement>('#root a')].filter(({ href }) => href === link.href)[place]
}

/** Puts the live page in the place of the view that the server has drawn, in one step, once it shows everything in sight. */
export async function takeOver(): Promise<void> {
  const drawn = drawnView()
  if (!drawn) return
  await firstSettled
  const target = focused(drawn)
  const { scrollX: left, scrollY: top } = window
  drawn.remove()
  scrollTo({ left, top, behavior: 'instant' })
  target?.focus({ preventScroll: true })
}
