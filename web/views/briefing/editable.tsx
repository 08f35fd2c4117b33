import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { foreignTo } from '../../../datasets/presentation/note-text.ts'

/** A text that is read as it stands, and written where the briefing is being edited. */
export function Editable({
  label,
  text,
  editing,
  onChange,
  as: Tag = 'p',
  className,
}: {
  label: string
  text: string
  editing: boolean
  onChange(text: string): void
  as?: 'p' | 'h1'
  className?: string
}) {
  const id = useId()
  const { i18n } = useTranslation()
  if (!editing)
    return (
      <Tag className={className} lang={foreignTo(i18n.language as Language, text) ?? undefined}>
        {text}
      </Tag>
    )
  return (
    <div className={`brief-field ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        value={text}
        rows={Math.max(1, Math.ceil(text.length / 70))}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  )
}
