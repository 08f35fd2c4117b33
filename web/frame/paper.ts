import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page lies on paper, said before it is laid out there: as wide as the paper, and in the light theme whatever the screen’s. */
export function usePaper(): boolean {
  const [paper, setPaper] = useState(false)
  useEffect(() => {
    const root = document.documentElement
    const before = () => {
      root.dataset.paper = ''
      flushSync(() => setPaper(true))
      dispatchEvent(new Event('pilotscope:print'))
    }
    const after = () => {
      delete root.dataset.paper
      setPaper(false)
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return paper
}
