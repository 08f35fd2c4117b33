import { useTranslation } from 'react-i18next'
import type { Manifest } from '../../api.ts'
import { useServed } from '../../frame/release.tsx'
import { type Column, GridTable } from './grid-table.tsx'
import { Panel } from './panel.tsx'

type Source = Manifest['sources'][number]

const counts = ['read', 'accepted', 'quarantined', 'duplicate', 'excluded'] as const

/** Rows per file: read = accepted + quarantined + duplicate + excluded, checked before the reader's eyes. */
export function Accounting() {
  const { t, i18n } = useTranslation()
  const { sources } = useServed().manifest
  const number = new Intl.NumberFormat(i18n.language)
  const adds = ({ read, accepted, quarantined, duplicate, excluded }: Source) => read === accepted + quarantined + duplicate + excluded
  const columns: Column<Source>[] = [
    { key: 'table', title: t('data.table'), cell: ({ table }) => table },
    { key: 'file', title: t('data.file'), cell: ({ file, sha256 }) => <span title={sha256}>{file}</span> },
    ...counts.map((key) => ({ key, title: t(`data.${key}`), number: true, cell: (source: Source) => number.format(source[key]) })),
    { key: 'adds', title: t('data.adds'), cell: (source) => t(adds(source) ? 'data.yes' : 'data.no') },
  ]
  return (
    <Panel id="accounting" title={t('data.accounting')} note={t('data.identity')}>
      <GridTable label={t('data.accounting')} columns={columns} rows={sources} keyOf={({ table, file }, i) => `${table} ${file} ${i}`} />
    </Panel>
  )
}
