import './annotations.css'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../datasets/metrics/metric.ts'
import { formatsOf } from '../../datasets/presentation/format.ts'
import { foreignTo, noteText } from '../../datasets/presentation/note-text.ts'
import { useServed } from '../frame/release.tsx'
import type { Shown } from './use-annotations.ts'

/** Days of an annotation in the reader’s words. */
function useDays() {
  const { i18n } = useTranslation()
  const { facts } = useServed()
  const { date } = formatsOf(i18n.language as Language, facts.currency)
  return ({ starts_on, ends_on }: Pick<Shown, 'starts_on' | 'ends_on'>) =>
    ends_on && ends_on !== starts_on ? `${date(starts_on)} – ${date(ends_on)}` : date(starts_on)
}

/** What the numbers on a picture say; below it, and in words for those who do not see it. */
export const AnnotationList = memo(function AnnotationList({ shown, onEdit }: { shown: readonly Shown[]; onEdit?(one: Shown): void }) {
  const { t } = useTranslation()
  const numbered = shown.map((one, i) => ({ one, n: i + 1 }))
  const fromData = numbered.filter(({ one }) => one.version === null)
  const folded = fromData.length > MOST_UNFOLDED
  const listed = folded ? numbered.filter(({ one }) => one.version !== null) : numbered
  return (
    <>
      {listed.length > 0 && <NumberedList numbered={listed} onEdit={onEdit} />}
      {folded && (
        <details className="annotations-fold">
          <summary>{t('annotations.fold', { n: fromData.length })}</summary>
          <NumberedList numbered={fromData} />
        </details>
      )}
    </>
  )
})

/** Dates that came with the data are the same on every card: more of them than this are told on demand. */
const MOST_UNFOLDED = 2

function NoteText({ one }: { one: Shown }) {
  const { t, i18n } = useTranslation()
  const { dimensions } = useServed()
  const text = noteText(t, one, dimensions)
  return <span lang={foreignTo(i18n.language as Language, text) ?? undefined}>{text}</span>
}

interface Numbered {
  one: Shown
  n: number
}

function NumberedList({ numbered, onEdit }: { numbered: readonly Numbered[]; onEdit?: ((one: Shown) => void) | undefined }) {
  const { t } = useTranslation()
  const days = useDays()
  return (
    <ol className="annotations" aria-label={t('annotations.title')}>
      {numbered.map(({ one, n }) => (
        <li key={one.id} data-annotation={one.id}>
          <span className="annotation-number" aria-hidden>
            {n}
          </span>
          <span>
            <time dateTime={one.starts_on}>{days(one)}</time> <NoteText one={one} />{' '}
            <span className="annotation-author">
              {one.author === null
                ? t('annotations.imported', { kind: t(`annotations.kind.${one.kind ?? 'launch'}`) })
                : t('annotations.by', { author: one.author })}
            </span>{' '}
            {onEdit && one.version !== null && (
              <button type="button" className="annotation-edit" aria-label={t('annotations.editOne', { n })} onClick={() => onEdit(one)}>
                {t('annotations.edit')}
              </button>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
