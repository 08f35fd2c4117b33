import { useMediaQuery } from '@mantine/hooks'
import { useSyncExternalStore } from 'react'
import { type Theme, themes } from '../address/address.ts'

const stored = 'pilotscope-theme'
const listeners = new Set<() => void>()

const chosen = (): Theme | null => {
  const text = localStorage.getItem(stored)
  return (themes as readonly string[]).includes(text ?? '') ? (text as Theme) : null
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function rememberTheme(theme: Theme): void {
  localStorage.setItem(stored, theme)
  for (const listener of listeners) listener()
}

/** The reader's earlier choice; without one the operating system's. */
export const preferredTheme = (): Theme => chosen() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

/** The address decides; without it the reader's earlier choice; without that the operating system. */
export function useTheme(address: Theme | null): Theme {
  const remembered = useSyncExternalStore(subscribe, chosen, () => null)
  const dark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false })
  return address ?? remembered ?? (dark ? 'dark' : 'light')
}
