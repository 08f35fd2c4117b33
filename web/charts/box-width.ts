import { useCallback, useContext, useState } from 'react'
import { flushSync } from 'react-dom'
import { PictureWidth } from '../first-view/drawn-window.ts'

/** Narrower than any picture in the narrowest window that the page is laid out for. */
export const isSqueezed = (box: HTMLElement): boolean => box.clientWidth < 160

/**
 * Width of a box in whole CSS pixels and the ref that measures it, from its first layout on and through every change of it (window, fonts,
 * scroll bars, a column that opens); 0 before there is a box. A box that is hidden, or squeezed by a window that is a point for a moment
 * (so some programs take pictures of whole pages), keeps its last width.
 */
export function useBoxWidth(): { ref: (box: HTMLElement | null) => (() => void) | undefined; width: number } {
  const [width, setWidth] = useState(useContext(PictureWidth))
  const ref = useCallback((box: HTMLElement | null) => {
    if (!box) return
    const measure = () => box.clientWidth > 0 && setWidth((before) => (isSqueezed(box) && before ? before : box.clientWidth))
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    measure()
    // Paper is laid out only after this event, and the observer does not run then: the frame takes the width of paper before it.
    const print = () => flushSync(measure)
    const screen = () => requestAnimationFrame(measure)
    addEventListener('pilotscope:print', print)
    addEventListener('afterprint', screen)
    return () => {
      observer.disconnect()
      removeEventListener('pilotscope:print', print)
      removeEventListener('afterprint', screen)
    }
  }, [])
  return { ref, width }
}
