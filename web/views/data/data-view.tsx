import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Accounting } from './accounting.tsx'
import { Dictionary } from './dictionary.tsx'
import { QuarantinePanel } from './quarantine-panel.tsx'
import { Releases } from './releases.tsx'

/** Where the numbers come from: files, what was not accepted, releases, what each column means. */
export default function DataAndMethods() {
  const { t } = useTranslation()
  return (
    <>
      <div className="heading">
        <Title order={1}>{t('views.data')}</Title>
      </div>
      <div className="grid">
        <Accounting />
        <QuarantinePanel />
        <Releases />
        <Dictionary />
      </div>
    </>
  )
}
