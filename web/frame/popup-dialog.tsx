import { Popover } from '@mantine/core'
import { cloneElement, type ReactNode } from 'react'
import type { Opening } from './opener.tsx'

export interface DialogProps extends Opening {
  label: string
  /** What stands in the dialog, given a way to close it. */
  children(close: () => void): ReactNode
}

/** A small dialog below its button; the focus stays inside until it is closed. */
export default function PopupDialog({ button, opened, onOpened, label, children }: DialogProps) {
  return (
    <Popover opened={opened} onChange={onOpened} trapFocus position="bottom-start" withArrow>
      <Popover.Target>{cloneElement(button, { onClick: () => onOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown aria-label={label}>{children(() => onOpened(false))}</Popover.Dropdown>
    </Popover>
  )
}
