import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Words } from '../../datasets/metrics/metric.ts'
import { copyText } from '../frame/copying.ts'

/** What the figures mean, in the metric’s own words. */
export function DefinitionPanel({ words }: { words: Words }) {
  const { t } = useTranslation()
  return (
    <dl className="card-panel">
      <dt>{t('card.definition')}</dt>
      <dd>{words.definition}</dd>
      <dt>{t('card.population')}</dt>
      <dd>{words.population}</dd>
      <dt>{t('card.denominator')}</dt>
      <dd>{words.denominator}</dd>
      <dt>{t('card.source')}</dt>
      <dd>{words.source}</dd>
    </dl>
  )
}

/** The statement behind the figures, to read, copy and try. */
export function SqlPanel({ text, children }: { text: string; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="card-panel">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="card-code" tabIndex={0} aria-label={t('card.sql')}>
        <pre>{text}</pre>
      </section>
      <div className="card-actions">
        <span>{t('card.sqlNote')}</span>
        <Button size="xs" variant="default" onClick={() => void copyText(text)}>
          {t('card.copy')}
        </Button>
        {children}
      </div>
    </div>
  )
}
