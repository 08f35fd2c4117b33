import './data.css'
import { Title } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useServed } from '../../frame/release.tsx'
import { Accounting } from './accounting.tsx'
import { ClaimList } from './claim-list.tsx'
import { Contents } from './contents.tsx'
import { Definitions } from './definitions.tsx'
import { Dictionary } from './dictionary.tsx'
import { Planted } from './planted.tsx'
import { PublishedPanel } from './published-panel.tsx'
import { QuarantinePanel } from './quarantine-panel.tsx'
import { Releases } from './releases.tsx'
import { Simulation } from './simulation.tsx'

/** Where the numbers come from and what they mean: files, what was not accepted, definitions, claims, published figures, the simulation. */
export default function DataAndMethods() {
  const { t } = useTranslation()
  // Other data that are simulated have no scale of ours: how they were made is not known here.
  const simulated = useServed().manifest.pilot.scale !== null
  // The address may name a place on the page, which is there only now.
  useEffect(() => {
    const place = window.location.hash.slice(1)
    if (place) document.getElementById(place)?.scrollIntoView()
  }, [])
  const made = simulated ? (['simulation'] as const) : []
  return (
    <>
      <div className="heading">
        <Title order={1}>{t('views.data')}</Title>
      </div>
      <div className="methods">
        <Contents ids={['claims', 'definitions', 'accounting', 'quarantine', 'releases', 'published', ...made, 'planted', 'dictionary']} />
        <div className="grid">
          <ClaimList />
          <Definitions />
          <Accounting />
          <QuarantinePanel />
          <Releases />
          <PublishedPanel />
          {simulated && <Simulation />}
          <Planted />
          <Dictionary />
        </div>
      </div>
    </>
  )
}
