import { useId } from 'react'

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
  if (!editing) return <Tag className={className}>{text}</Tag>
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
