import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionId } from '../../../datasets/briefing/document.ts'
import type { Draft } from '../../../datasets/briefing/draft.ts'
import { Editable } from './editable.tsx'

/** A section of the paper with its note; while it is edited it can be moved, left out and annotated, by keyboard too. */
export function Section({
  id,
  draft,
  editing,
  edit,
  children,
}: {
  id: SectionId
  draft: Draft
  editing: boolean
  edit(next: Partial<Draft>): void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const heading = useId()
  const at = draft.sections.indexOf(id)
  const move = (by: -1 | 1) => {
    const sections = [...draft.sections]
    const other = sections[at + by]
    if (!other) return
    sections[at + by] = id
    sections[at] = other
    edit({ sections })
  }
  const name = t(`brief.section.${id}`)
  const note = draft.notes[id] ?? ''
  return (
    <section className="brief-section" data-section={id} aria-labelledby={heading}>
      <div className="brief-heading">
        <h2 id={heading}>{name}</h2>
        {editing && (
          <div className="brief-tools">
            <ActionIcon variant="default" disabled={at === 0} aria-label={t('briefing.up', { name })} onClick={() => move(-1)}>
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              disabled={at === draft.sections.length - 1}
              aria-label={t('briefing.down', { name })}
              onClick={() => move(1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={t('briefing.leaveOut', { name })}
              onClick={() => edit({ sections: draft.sections.filter((one) => one !== id) })}
            >
              <IconEyeOff size={16} aria-hidden />
            </ActionIcon>
          </div>
        )}
      </div>
      {children}
      {(editing || note) && (
        <Editable
          className="brief-note"
          label={t('briefing.note', { name })}
          text={note}
          editing={editing}
          onChange={(text) => edit({ notes: { ...draft.notes, [id]: text } })}
        />
      )}
    </section>
  )
}
