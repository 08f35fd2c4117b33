import './annotations.css'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { annotationSchema } from '../../datasets/annotations/annotation.ts'
import { Problem } from '../api.ts'
import { useAnnotationChanges } from './use-annotation-changes.ts'
import type { Shown } from './use-annotations.ts'

const AUTHOR = 'pilotscope-author'

/** Writes an annotation, or changes the one given. */
export default function AnnotationForm({
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
