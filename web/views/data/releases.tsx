import { Badge, Code } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchReleases, type Release } from '../../api.ts'
import { Failure } from '../../frame/failure.tsx'
import { useServed } from '../../frame/release.tsx'
import { timeText } from '../../i18n/dates.ts'
import { type Column, GridTable } from './grid-table.tsx'
import { Panel } from './panel.tsx'

/** Every release, and which one is served. */
export function Releases() {
  const { t, i18n } = useTranslation()
  const { dataset, release } = useServed().manifest
  const { data, error, refetch } = useQuery({
    queryKey: ['releases', dataset, release],
    queryFn: ({ signal }) => fetchReleases(dataset, signal),
  })
  const number = new Intl.NumberFormat(i18n.language)
  const accepted = ({ accounting }: Release) => Object.values(accounting).reduce((sum, { accepted }) => sum + accepted, 0)
  const columns: Column<Release>[] = [
    { key: 'sequence', title: t('data.sequence'), number: true, cell: ({ sequence }) => sequence },
    { key: 'release', title: t('data.release'), cell: ({ release }) => <Code>{release}</Code> },
    { key: 'made', title: t('data.made'), cell: ({ made_at }) => timeText(made_at, i18n.language) },
    { key: 'rows', title: t('data.accepted'), number: true, cell: (row) => number.format(accepted(row)) },
    {
      key: 'served',
      title: t('data.served'),
      cell: ({ served }) =>
        served ? (
          <Badge tt="none" variant="default">
            {t('data.yes')}
          </Badge>
        ) : (
          ''
        ),
    },
  ]
  return (
    <Panel id="releases" title={t('data.releases')} note={t('data.rollback', { dataset })}>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <GridTable label={t('data.releases')} columns={columns} rows={data} keyOf={({ release }) => release} />}
    </Panel>
  )
}
