import './annotations.css'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { annotationSchema } from '../../datasets/annotations/annotation.ts'
import type { Language } from '../../datasets/metrics/metric.ts'
import { formatsOf } from '../../datasets/presentation/format.ts'
import { Problem } from '../api.ts'
import { useServed } from '../frame/release.tsx'
import { type Shown, useAnnotationChanges } from './use-annotations.ts'

const AUTHOR = 'pilotscope-author'

/** Days of an annotation in the reader’s words. */
function useDays() {
  const { i18n } = useTranslation()
  const { facts } = useServed()
  const { date } = formatsOf(i18n.language as Language, facts.currency)
  return ({ starts_on, ends_on }: Pick<Shown, 'starts_on' | 'ends_on'>) =>
    ends_on && ends_on !== starts_on ? `${date(starts_on)} – ${date(ends_on)}` : date(starts_on)
}

/** What the numbers on a picture say; below it, and in words for those who do not see it. */
export function AnnotationList({ shown, onEdit }: { shown: readonly Shown[]; onEdit?(one: Shown): void }) {
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
}

/** Dates that came with the data are the same on every card: more of them than this are told on demand. */
const MOST_UNFOLDED = 2

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
            <time dateTime={one.starts_on}>{days(one)}</time> {one.text}{' '}
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

/** Writes an annotation, or changes the one given. */
export function AnnotationForm({
  metric,
  day,
  of,
  onDone,
}: {
  metric: string
  /** Proposed as the first day. */
  day: string
  of: Shown | null
  onDone(): void
}) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { write, remove } = useAnnotationChanges()
  const [wrong, setWrong] = useState<string | null>(null)
  const [all, setAll] = useState(of ? of.metric === null : false)
  const failure = write.error ?? remove.error
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const text = (name: string) => String(given.get(name) ?? '')
    const parsed = annotationSchema.safeParse({
      ...{ starts_on: text('from'), ends_on: text('to') || null, metric: all ? null : metric },
      ...{ text: text('text'), author: text('author') },
    })
    if (!parsed.success) {
      const field = String(parsed.error.issues[0]?.path[0] ?? 'text')
      return setWrong(t(`annotations.wrong.${field}`))
    }
    setWrong(null)
    localStorage.setItem(AUTHOR, parsed.data.author)
    write.mutate({ content: parsed.data, of }, { onSuccess: onDone })
  }
  const reload = async () => {
    await client.invalidateQueries({ queryKey: ['annotations'] })
    onDone()
  }
  const conflict = failure instanceof Problem && failure.status === 412
  return (
    <form className="annotation-form card-panel" onSubmit={submit} aria-label={t(of ? 'annotations.change' : 'annotations.add')} noValidate>
      <label>
        {t('annotations.from')}
        <input type="date" name="from" required defaultValue={of?.starts_on ?? day} />
      </label>
      <label>
        {t('annotations.to')}
        <input type="date" name="to" defaultValue={of?.ends_on ?? ''} />
      </label>
      <label className="annotation-text">
        {t('annotations.text')}
        <input name="text" required maxLength={280} defaultValue={of?.text ?? ''} />
      </label>
      <label>
        {t('annotations.author')}
        <input name="author" required maxLength={60} autoComplete="name" defaultValue={of?.author ?? localStorage.getItem(AUTHOR) ?? ''} />
      </label>
      <label className="annotation-all">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        {t('annotations.all')}
      </label>
      {(wrong || failure) && (
        <p role="alert" className="annotation-wrong">
          {wrong ?? t(conflict ? 'annotations.conflict' : 'annotations.failed')}
          {conflict && (
            <Button size="xs" variant="default" onClick={() => void reload()}>
              {t('annotations.reload')}
            </Button>
          )}
        </p>
      )}
      <div className="annotation-actions">
        <Button size="xs" type="submit" loading={write.isPending}>
          {t('annotations.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('annotations.cancel')}
        </Button>
        {of && (
          <Button
            size="xs"
            variant="default"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate(of, { onSuccess: onDone })}
          >
            {t('annotations.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
