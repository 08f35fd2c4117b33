import { useCallback, useState } from 'react'

/**
 * Width of a box in whole CSS pixels and the ref that measures it, from its first layout on and through every change of it (window, fonts,
 * scroll bars, a column that opens); 0 before there is a box. A box that is hidden keeps its last width.
 */
export function useBoxWidth(): { ref: (box: HTMLElement | null) => (() => void) | undefined; width: number } {
  const [width, setWidth] = useState(0)
  const ref = useCallback((box: HTMLElement | null) => {
    if (!box) return
    const measure = () => box.clientWidth > 0 && setWidth(box.clientWidth)
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    measure()
    return () => observer.disconnect()
  }, [])
  return { ref, width }
}
