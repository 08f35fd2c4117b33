import './alerts.css'
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchAlerts, type Alerts as Shown } from '../../api.ts'
import { useServed } from '../../frame/release.tsx'

const AlertItem = lazy(() => import('./alert-item.tsx'))

/** What the rules of alerts.yaml find: nothing on the page where there is no rule. */
export function Alerts() {
  const { t } = useTranslation()
  const { manifest } = useServed()
  const { data, error } = useQuery({
    queryKey: ['alerts', manifest.dataset, manifest.release],
    queryFn: ({ signal }) => fetchAlerts(manifest.dataset, signal),
    // A server evaluates a new release a few seconds after it serves it.
    refetchInterval: 15_000,
  })
  if (error && !data) return <p className="alerts-problem">{t('alerts.error')}</p>
  if (!data || (!data.alerts.length && !data.problems.length)) return null
  const told = data.alerts.filter(({ state }) => state !== 'quiet')
  const count = (state: Shown['alerts'][number]['state']) => data.alerts.filter((alert) => alert.state === state).length
  return (
    <section className="alerts" aria-labelledby="alerts">
      <header>
        <Title order={2} id="alerts">
          {t('alerts.title')}
        </Title>
        <p>
          {(['firing', 'unknown', 'quiet'] as const)
            .filter((state) => count(state) > 0)
            .map((state) => t(`alerts.count_${state}`, { n: count(state) }))
            .join(' · ')}
        </p>
      </header>
      {data.problems.map(({ code, message, mend, line }) => (
        <div key={message} className="alerts-problem" role="alert">
          <p>
            {t(line === null ? 'alerts.problem' : 'alerts.problemAt', {
              line,
              what: t([`alerts.problems.${code}`, 'alerts.problems.other']),
            })}
          </p>
          <details>
            <summary>{t('alerts.wording')}</summary>
            <p lang="en">
              {message} {mend}
            </p>
          </details>
        </div>
      ))}
      {told.length ? (
        <Suspense>
          <ul>
            {told.map((alert) => (
              <AlertItem key={alert.id} alert={alert} />
            ))}
          </ul>
        </Suspense>
      ) : (
        data.alerts.length > 0 && <p>{t('alerts.none')}</p>
      )}
    </section>
  )
}
