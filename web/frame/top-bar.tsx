import { Button, NativeSelect } from '@mantine/core'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dataset } from '../api.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { ViewParameter } from '../filters/view-parameter.tsx'
import { dateText } from '../i18n/dates.ts'
import { simulatedText } from '../i18n/simulated.ts'
import { useCopying } from './copying.ts'
import { EngineState } from './engine-state.tsx'
import type { Served } from './release.tsx'
import { useAddress } from './use-address.ts'
import { useNewest } from './use-newest.ts'

/** Which data, how complete, which part of them. */
export function TopBar({ served, datasets }: { served: Served; datasets: readonly Dataset[] }) {
  const { t, i18n } = useTranslation()
  const { address, view, change } = useAddress()
  const { pilot, release, dataset, sequence } = served.manifest
  const choose = useNewest((dataset: string) => change({ dataset, filters: {}, range: {}, compare: null }))
  return (
    <section className="topbar" aria-label={t('frame.data')}>
      <div className="line">
        <DatasetSelect shown={dataset} datasets={datasets} onChoose={choose} />
        <span className="quiet" title={release}>
          {t('frame.release', { sequence, release: release.slice(0, 7) })}
        </span>
        {pilot.simulated && <span className="simulated">{simulatedText(pilot, t)}</span>}
        <span className="complete">{t('frame.complete', { date: dateText(pilot.cutoff!, i18n.language) })}</span>
        <EngineState />
        <span className="space" />
        {view?.top.map((name) => (
          <ViewParameter key={name} name={name} />
        ))}
        <ShareButton />
      </div>
      {view?.filtered && <FilterBar served={served} address={address} onChange={change} />}
    </section>
  )
}

interface DatasetSelectProps {
  shown: string
  datasets: readonly Dataset[]
  onChoose(dataset: string): void
}

const DatasetSelect = memo(function DatasetSelect({ shown, datasets, onChoose }: DatasetSelectProps) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      aria-label={t('frame.dataset')}
      size="xs"
      value={shown}
      data={datasets.map(({ dataset, pilot }) => ({ value: dataset, label: pilot.title }))}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  )
})

/** Copies the address of what is shown. */
const ShareButton = memo(function ShareButton() {
  const { t } = useTranslation()
  const [copied, copy] = useCopying()
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}
        onClick={() => void copy(location.href)}
      >
        {t(copied ? 'frame.shared' : 'frame.share')}
      </Button>
      <span className="hidden" role="status">
        {copied ? t('frame.shared') : ''}
      </span>
    </>
  )
})
