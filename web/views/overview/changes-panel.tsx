import { Title } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useEngineState } from '../../rows.ts'

/** Brings further metrics with it, which nobody waits for: they come once the engine is there to answer them. */
const Changes = lazy(() => import('./changes.tsx'))

/** The place of what changed, from the first paint on. */
export function ChangesPanel() {
  const { t } = useTranslation()
  const state = useEngineState()
  const waiting = (
    <div data-changes="waiting">
      <p>{t('changes.waiting')}</p>
    </div>
  )
  return (
    <section className="changes" aria-labelledby="what-changed">
      <Title order={2} id="what-changed">
        {t('changes.title')}
      </Title>
      <p className="tile-quiet">{t('changes.how')}</p>
      {state === 'ready' || state === 'failed' ? (
        <Suspense fallback={waiting}>
          <Changes />
        </Suspense>
      ) : (
        waiting
      )}
    </section>
  )
}
