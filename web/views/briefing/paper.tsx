import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Briefing, type SectionId, sectionIds } from '../../../datasets/briefing/document.ts'
import type { Draft } from '../../../datasets/briefing/draft.ts'
import { Charts } from './charts.tsx'
import { Editable } from './editable.tsx'
import { HeadlineFigures } from './headline-figures.tsx'
import { Methods } from './methods.tsx'
import { Section } from './section.tsx'
import { Sentences } from './sentences.tsx'
import { Takeaways } from './takeaways.tsx'

/** The briefing as a page of paper. */
export function Paper({
  shown,
  proposed,
  stale,
  draft,
  editing,
  edit,
}: {
  shown: Briefing
  proposed: Briefing
  stale: readonly string[]
  draft: Draft
  editing: boolean
  edit(next: Partial<Draft>): void
}) {
  const { t } = useTranslation()
  const { header } = shown
  const content: Record<SectionId, () => ReactNode> = {
    figures: () => <HeadlineFigures figures={shown.figures} />,
    takeaways: () => <Takeaways shown={shown.takeaways} proposed={proposed.takeaways} draft={draft} editing={editing} edit={edit} />,
    charts: () => <Charts shown={shown.charts} offered={proposed.charts} draft={draft} editing={editing} edit={edit} />,
    risks: () => (
      <Sentences
        items={editing ? (draft.risks ?? proposed.risks) : shown.risks}
        label={t('brief.section.risks')}
        editing={editing}
        onChange={(risks) => edit({ risks })}
      />
    ),
    decisions: () => (
      <Sentences
        items={editing ? (draft.decisions ?? proposed.decisions) : shown.decisions}
        label={t('brief.section.decisions')}
        editing={editing}
        onChange={(decisions) => edit({ decisions })}
      />
    ),
    methods: () => <Methods methods={shown.methods} />,
  }
  const left = sectionIds.filter((id) => !draft.sections.includes(id))
  return (
    <article className="brief-paper" lang={shown.language}>
      <header>
        {editing && <h1 className="hidden">{shown.title}</h1>}
        <Editable as="h1" label={t('briefing.title')} text={shown.title} editing={editing} onChange={(title) => edit({ title })} />
        {header.simulated && <p className="brief-simulated">{header.simulated}</p>}
        {header.newer && (
          <p className="brief-newer" role="status">
            {header.newer}
          </p>
        )}
        <p className="brief-state" data-state-of-period={header.state}>
          {header.stateText}
        </p>
        <p className="brief-quiet">{header.coverage}</p>
        {header.filters && <p className="brief-quiet">{header.filters}</p>}
        <p className="brief-quiet">{t('frame.release', { sequence: header.sequence, release: header.release })}</p>
      </header>
      {stale.length > 0 && (
        <p className="brief-newer" role="status">
          {t('briefing.stale', { count: stale.length })}
        </p>
      )}
      {draft.sections.map((id) => (
        <Section key={id} id={id} draft={draft} editing={editing} edit={edit}>
          {content[id]()}
        </Section>
      ))}
      {editing && left.length > 0 && (
        <div className="brief-left">
          {left.map((id) => (
            <Button key={id} size="xs" variant="default" onClick={() => edit({ sections: [...draft.sections, id] })}>
              {t('briefing.putIn', { name: t(`brief.section.${id}`) })}
            </Button>
          ))}
        </div>
      )}
      <footer>
        <Editable
          label={t('briefing.next')}
          text={(editing ? draft.nextRelease : null) ?? header.nextRelease ?? ''}
          editing={editing}
          onChange={(nextRelease) => edit({ nextRelease })}
        />
        {draft.author && <p className="brief-quiet">{t('briefing.by', { author: draft.author })}</p>}
      </footer>
    </article>
  )
}
