import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { views } from '../views/index.ts'
import { useAddress } from './use-address.ts'
import { ViewLink } from './view-link.tsx'

export function NotFound() {
  const { t } = useTranslation()
  const { address } = useAddress()
  return (
    <section className="words">
      <Title order={1}>{t('notFound.title')}</Title>
      <ul className="ways">
        {views.map((view) => (
          <li key={view.id}>
            <ViewLink view={view} address={address}>
              {t(`views.${view.id}`)}
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
