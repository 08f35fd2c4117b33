import { ActionIcon } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconChartBar,
  IconCheck,
  IconCopy,
  IconDownload,
  IconInfoCircle,
  IconMessagePlus,
  IconSql,
  IconTable,
} from '@tabler/icons-react'
import { memo, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useCopying } from '../frame/copying.ts'
import { afterFirstView, Opener } from '../frame/opener.tsx'
import type { DownloadMenuProps, FileKind } from './download-menu.tsx'

const DownloadMenu = afterFirstView<DownloadMenuProps>(() => import('./download-menu.tsx'))

export type Panel = 'definition' | 'sql' | 'annotation'

export interface CardToolbarProps {
  /** Id of the card’s title: each tool is named by what it does and by that. */
  heading: string
  /** Panel that is open under the head. */
  open: Panel | null
  onOpen(panel: Panel | null): void
  /** Whether the picture has an axis of time that can be annotated. */
  annotated?: boolean
  table: boolean
  onTable(table: boolean): void
  onFile(kind: FileKind): void
  sentence(): string
  onEnlarge?(): void
}

/** Quiet until the card is pointed at or focused; every tool is a button with a name. Drawn again where a tool has changed, not with each answer. */
export const CardToolbar = memo(function CardToolbar(props: CardToolbarProps) {
  const { heading, open, onOpen, table, onTable, onFile, sentence, onEnlarge, annotated } = props
  const { t } = useTranslation()
  const [copied, copy] = useCopying()
  const own = useId()
  const tool = (name: string, icon: ReactNode, act?: () => void, pressed?: boolean) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={t(name)}
      aria-labelledby={`${own}${name} ${heading}`}
      title={t(name)}
      {...(act ? { onClick: act } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      <span id={`${own}${name}`} hidden>{`${t(name)}:`}</span>
      {icon}
    </ActionIcon>
  )
  const panel = (name: Panel) => () => onOpen(open === name ? null : name)
  return (
    <div className="card-toolbar" role="toolbar" aria-label={t('card.toolbar')}>
      {tool('card.definition', <IconInfoCircle size={16} aria-hidden />, panel('definition'), open === 'definition')}
      {tool(
        table ? 'card.picture' : 'card.table',
        table ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />,
        () => onTable(!table),
      )}
      {tool('card.sql', <IconSql size={16} aria-hidden />, panel('sql'), open === 'sql')}
      {annotated && tool('annotations.add', <IconMessagePlus size={16} aria-hidden />, panel('annotation'), open === 'annotation')}
      <Opener button={tool('card.download', <IconDownload size={16} aria-hidden />)}>
        {(opening) => <DownloadMenu {...opening} onFile={onFile} />}
      </Opener>
      {tool(
        copied ? 'card.copied' : 'card.copySentence',
        copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />,
        () => void copy(sentence()),
      )}
      {onEnlarge && tool('card.enlarge', <IconArrowsMaximize size={16} aria-hidden />, onEnlarge)}
      <span className="card-spoken" aria-live="polite">
        {copied ? t('card.copied') : ''}
      </span>
    </div>
  )
})
