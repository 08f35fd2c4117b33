import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Opening } from '../frame/opener.tsx'

export type FileKind = 'csv' | 'png' | 'svg'

export interface DownloadMenuProps extends Opening {
  onFile(kind: FileKind): void
}

/** What a card can be saved as. */
export default function DownloadMenu({ button, opened, onOpened, onFile }: DownloadMenuProps) {
  const { t } = useTranslation()
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {(['csv', 'png', 'svg'] as const).map((kind) => (
          <Menu.Item key={kind} onClick={() => onFile(kind)}>
            {t(`card.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
