import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Editable } from './editable.tsx'

/** Risks or decisions: one sentence each, added and struck by the editor. */
export function Sentences({
  items,
  label,
  editing,
  onChange,
}: {
  items: readonly string[]
  label: string
  editing: boolean
  onChange(items: string[]): void
}) {
  const { t } = useTranslation()
  const shown = editing ? items : items.filter(Boolean)
  return (
    <>
      {shown.length ? (
        <ul className="brief-sentences">
          {shown.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no name but their place
            <li key={i}>
              <Editable label={`${label} ${i + 1}`} text={item} editing={editing} onChange={(text) => onChange(items.with(i, text))} />
              {editing && (
                <Button size="compact-xs" variant="subtle" onClick={() => onChange(items.toSpliced(i, 1))}>
                  {t('briefing.strike', { n: i + 1 })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="brief-quiet">{t('briefing.none')}</p>
      )}
      {editing && (
        <Button size="compact-xs" variant="default" onClick={() => onChange([...items, ''])}>
          {t('briefing.add')}
        </Button>
      )}
    </>
  )
}
