import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { useServed } from '../../frame/release.tsx'
import { fetchSchedule } from './server.ts'

/** Briefings that the server writes by itself, and what became of them; nothing where none are scheduled. */
export function Schedule() {
  const { t, i18n } = useTranslation()
  const { manifest, facts } = useServed()
  const { dataset } = manifest
  const { data } = useQuery({ queryKey: ['schedule', dataset], queryFn: ({ signal }) => fetchSchedule(dataset, signal) })
  if (!data || (!data.error && !data.briefings.length)) return null
  const { date } = formatsOf(i18n.language as Language, facts.currency)
  return (
    <section className="brief-schedule" aria-labelledby="brief-schedule">
      <h2 id="brief-schedule">{t('briefing.schedule.title')}</h2>
      {data.error && (
        <p role="alert">
          {t('briefing.schedule.wrong')} <code>{data.error}</code> {data.mend && <code>{data.mend}</code>}
        </p>
      )}
      <ul className="brief-sentences">
        {data.briefings.map(({ id, format, outcome }) => (
          <li key={id} data-scheduled={id} data-outcome={outcome?.state ?? 'waiting'}>
            <strong>{id}</strong> ({format}){': '}
            {!outcome
              ? t('briefing.schedule.waiting')
              : outcome.state === 'written'
                ? t('briefing.schedule.written', { date: date(outcome.at.slice(0, 10)), file: outcome.file })
                : t('briefing.schedule.failed', { count: outcome.attempts, error: outcome.error })}
          </li>
        ))}
      </ul>
    </section>
  )
}
