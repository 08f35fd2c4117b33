import { useTranslation } from 'react-i18next'
import { useEngineProgress } from '../rows.ts'

/** Says, quietly, which engine answers. */
export function EngineState() {
  const { t } = useTranslation()
  const { state, expected, fetched, restarts } = useEngineProgress()
  const share = expected ? Math.min(99, Math.round((100 * fetched) / expected)) : null
  return (
    <span className="quiet engine" data-engine={state} data-engine-restarts={restarts}>
      {share === null ? t(`engine.${state}`) : t('engine.fetching', { share })}
    </span>
  )
}
