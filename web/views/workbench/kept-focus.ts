import { useLayoutEffect, useRef } from 'react'

/**
 * Properties of a group of buttons, one of which takes the place of another: a button that goes or is disabled while it has the focus hands
 * it to the first that can be pressed.
 */
export function useKeptFocus() {
  const group = useRef<HTMLDivElement>(null)
  const inside = useRef(false)
  useLayoutEffect(() => {
    const at = document.activeElement
    if (!inside.current || (at && at !== document.body && !at.matches(':disabled'))) return
    group.current?.querySelector<HTMLButtonElement>('button:enabled')?.focus()
  })
  return {
    ref: group,
    onFocus: () => {
      inside.current = true
    },
    onBlur: () => {
      inside.current = false
    },
  }
}
