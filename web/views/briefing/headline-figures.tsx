import { useTranslation } from 'react-i18next'
import type { Figure } from '../../../datasets/briefing/document.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { useServed } from '../../frame/release.tsx'

/** Six figures side by side: value, interval, comparator, target, status. */
export function HeadlineFigures({ figures }: { figures: readonly Figure[] }) {
  const { t, i18n } = useTranslation()
  const { exact } = formatsOf(i18n.language as Language, useServed().facts.currency)
  return (
    <ul className="brief-figures">
      {figures.map(({ id, label, text, note, asOf, interval, n, comparator, target, status, statusText, link }) => (
        <li key={id} data-figure={id} data-status={status}>
          <h3>
            <a href={link}>{label}</a>
          </h3>
          <p className="brief-value">{text}</p>
          {asOf && <p className="brief-quiet">{asOf}</p>}
          <p className="brief-status">{statusText}</p>
          {target && <p className="brief-quiet">{t('brief.target', { value: target.text })}</p>}
          {interval && <p className="brief-quiet">{interval.text}</p>}
          {n !== null && <p className="brief-quiet">{t('figure.n', { n: exact(n) })}</p>}
          {note && <p className="brief-quiet">{note}</p>}
          {comparator && <p className="brief-change">{comparator.change.text}</p>}
        </li>
      ))}
    </ul>
  )
}
