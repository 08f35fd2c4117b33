import { afterFirstView, Opener, type Opening } from './opener.tsx'
import type { DialogProps } from './popup-dialog.tsx'

const PopupDialog = afterFirstView<DialogProps>(() => import('./popup-dialog.tsx'))

/** A button that opens a small dialog. */
export function Popup({ button, ...dialog }: Pick<Opening, 'button'> & Pick<DialogProps, 'label' | 'children'>) {
  return <Opener button={button}>{(opening) => <PopupDialog {...dialog} {...opening} />}</Opener>
}
