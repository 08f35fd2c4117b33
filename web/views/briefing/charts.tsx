import { Checkbox } from '@mantine/core'
import { createElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartSection } from '../../../datasets/briefing/document.ts'
import type { Draft } from '../../../datasets/briefing/draft.ts'
import type { Spec } from '../../../datasets/metrics/chart.ts'
import { metricById } from '../../../datasets/metrics/index.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { foreignRuns } from '../../../datasets/presentation/foreign-runs.ts'
import { Picture } from '../../charts/picture.tsx'
import { fontStack } from '../../charts/theme.ts'
import { useSpec } from '../../charts/use-spec.ts'
import { useServed } from '../../frame/release.tsx'

/** The pictures chosen, and while the briefing is edited the choice. */
export function Charts({
  shown,
  offered,
  draft,
  editing,
  edit,
}: {
  shown: readonly ChartSection[]
  offered: readonly ChartSection[]
  draft: Draft
  editing: boolean
  edit(next: Partial<Draft>): void
}) {
  const { t } = useTranslation()
  // Most notes are of every picture: they are said once.
  const notes = new Set(shown.flatMap(({ noted }) => noted || []))
  const chosen = draft.charts ?? offered.map(({ id }) => id)
  return (
    <>
      {editing && (
        <fieldset className="brief-choice">
          <legend>{t('briefing.charts')}</legend>
          {offered.map(({ id, table }) => (
            <Checkbox
              key={id}
              size="xs"
              label={table.name}
              checked={chosen.includes(id)}
              onChange={({ currentTarget }) =>
                edit({ charts: currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id) })
              }
            />
          ))}
        </fieldset>
      )}
      <div className="brief-charts">
        {shown.map((section) => (
          <Chart key={section.id} section={section} alone={notes.size > 1} />
        ))}
      </div>
      {notes.size === 1 && <Noted section={shown.find(({ noted }) => noted)!} />}
    </>
  )
}

/** What the numbers in a picture stand for; what was noted in another language says so. */
function Noted({ section: { noted, drawn } }: { section: ChartSection }) {
  const { i18n } = useTranslation()
  const runs = foreignRuns(
    noted,
    drawn.annotations.map(({ text }) => text),
    i18n.language as Language,
  )
  const said = runs.map(({ text, lang }) => (lang ? createElement('span', { lang }, text) : text))
  return createElement('p', { className: 'brief-quiet brief-noted' }, ...said)
}

function Chart({ section, alone }: { section: ChartSection; alone: boolean }) {
  const { metric: id, drawn, title, subtitle, noted, link, height } = section
  const { t, i18n } = useTranslation()
  const { facts, dimensions } = useServed()
  const metric = metricById(id)!
  const base = useSpec(metric, drawn.query, facts, dimensions, drawn.annotations)
  const spec = useMemo((): Spec => ({ ...base, display: {}, width: 560, height }), [base, height])
  const [painted, setPainted] = useState(false)
  const [failed, setFailed] = useState(false)
  return (
    <figure data-chart={section.id} data-state={failed ? 'error' : painted ? 'ready' : 'loading'}>
      <figcaption>
        <h3>
          <a href={link}>{title}</a>
        </h3>
        <p className="brief-quiet">{subtitle}</p>
      </figcaption>
      {failed ? (
        <p>{t('card.error')}</p>
      ) : (
        <Picture
          chart={metric.charts[drawn.chart]!}
          rows={drawn.rows}
          spec={spec}
          height={height}
          fontFamily={fontStack(i18n.language)}
          onPainted={setPainted}
          onError={() => setFailed(true)}
        />
      )}
      {alone && noted && <Noted section={section} />}
    </figure>
  )
}
