import { useTranslation } from 'react-i18next'
import type { Takeaway } from '../../../datasets/briefing/document.ts'
import type { Draft } from '../../../datasets/briefing/draft.ts'
import { Editable } from './editable.tsx'

const parts = ['fact', 'implication', 'caveat'] as const

/** Fact, implication, caveat; an edit remembers the fact that it was made for. */
export function Takeaways({
  shown,
  proposed,
  draft,
  editing,
  edit,
}: {
  shown: readonly Takeaway[]
  proposed: readonly Takeaway[]
  draft: Draft
  editing: boolean
  edit(next: Partial<Draft>): void
}) {
  const { t } = useTranslation()
  if (!shown.length) return <p className="brief-quiet">{t('briefing.noTakeaways')}</p>
  const write = (takeaway: Takeaway, part: (typeof parts)[number], text: string) => {
    const { id, fact, implication, caveat } = takeaway
    const basis = proposed.find((one) => one.id === id)?.fact ?? fact
    const others = draft.takeaways.filter((one) => one.id !== id)
    edit({ takeaways: [...others, { id, basis, fact, implication, caveat, [part]: text }] })
  }
  return (
    <ol className="brief-takeaways">
      {shown.map((takeaway) => (
        <li key={takeaway.id} data-takeaway={takeaway.id}>
          {parts.map((part) => (
            <Editable
              key={part}
              className={`brief-${part}`}
              label={t(`brief.said.${part}`)}
              text={takeaway[part]}
              editing={editing}
              onChange={(text) => write(takeaway, part, text)}
            />
          ))}
          <a className="brief-more" href={takeaway.link}>
            {t('briefing.shown')}
          </a>
        </li>
      ))}
    </ol>
  )
}
