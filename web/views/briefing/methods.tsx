import { useTranslation } from 'react-i18next'
import type { Methods as Written } from '../../../datasets/briefing/document.ts'

/** What the figures rest on, small, and under which names they can be found again. */
export function Methods({ methods: { text, definitions, provenance } }: { methods: Written }) {
  const { t } = useTranslation()
  return (
    <div className="brief-methods">
      <p>{text}</p>
      <details>
        <summary>{t('briefing.definitions')}</summary>
        <dl>
          {definitions.map(({ term, definition }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{definition}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p>{provenance.map(({ name, value }) => `${name} ${value}`).join(' · ')}</p>
    </div>
  )
}
