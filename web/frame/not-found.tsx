import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { views } from '../views/index.ts'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <section className="words">
      <Title order={1}>{t('notFound.title')}</Title>
      <ul>
        {views.map(({ id }) => (
          <li key={id}>
            <Link to={`/${id}`}>{t(`views.${id}`)}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
