import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Name of the view with its parameters beside it, and the heading its cards stand under. */
export function ViewHeading({ id, children }: { id: string; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="heading">
        <Title order={1}>{t(`views.${id}`)}</Title>
        {children && <div className="parameters">{children}</div>}
      </div>
      <Title order={2} className="hidden">
        {t('frame.charts')}
      </Title>
    </>
  )
}
