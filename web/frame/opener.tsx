import { type ComponentType, cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react'
import { firstSettled, hasten } from './settled.ts'

interface ButtonProps {
  onClick?(): void
  onFocus?(): void
  onBlur?(): void
  autoFocus?: boolean
}

/** What something that opens at a button is given: the button, and whether it is open. */
export interface Opening {
  button: ReactElement<ButtonProps>
  opened: boolean
  onOpened(opened: boolean): void
}

/** A component whose code comes after the first view has been painted, or when somebody asks for it. */
export const afterFirstView = <P extends object>(load: () => Promise<{ default: ComponentType<P> }>) =>
  lazy(async () => {
    await firstSettled
    return load()
  }) as unknown as ComponentType<P>

interface Props extends Pick<Opening, 'button'> {
  children(opening: Opening): ReactNode
}

/** A button and what opens at it. Until the code of that is there the button stands alone; a press is remembered, and the focus stays. */
export function Opener({ button, children }: Props) {
  const [opened, setOpened] = useState(false)
  const focused = useRef(false)
  const focus = (is: boolean) => () => {
    focused.current = is
  }
  const press = () => {
    setOpened(true)
    hasten()
  }
  return (
    <Suspense fallback={cloneElement(button, { onClick: press, onFocus: focus(true), onBlur: focus(false) })}>
      {children({ button: focused.current ? cloneElement(button, { autoFocus: true }) : button, opened, onOpened: setOpened })}
    </Suspense>
  )
}
