import './views.css'
import { useContext, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pick } from '../../datasets/metrics/chart.ts'
import { InSight } from '../ahead.ts'
import { picked } from '../filters/picked.ts'
import { Drawn, PictureWidth } from '../first-view/drawn-window.ts'
import { useInTurn } from '../frame/in-turn.ts'
import { useAddress } from '../frame/use-address.ts'
import { useNewest } from '../frame/use-newest.ts'
import { AskedCard, type CardProps } from './asked-card.tsx'

interface Props extends CardProps {
  /** Columns of twelve. */
  span: 4 | 6 | 8 | 12
  /** A sentence without which the picture is easily misread. */
  remark?: string
  /** Whether the page has words on a public claim that this card can confirm or refute: `claims.<metric>`. */
  claim?: boolean
}

/** A card of the grid, asked what the address says: at once where it is in sight, when the page has time for it where it is not. */
export function MetricPanel({ span, remark, claim, metric, chart, height, title, display, onDisplay, select }: Props) {
  const { t } = useTranslation()
  const { address, change } = useAddress()
  const cell = useRef<HTMLDivElement>(null)
  const room = (height ?? 320) + 120
  const width = useContext(Drawn)?.pictureWidth(span) ?? 0
  const written = JSON.stringify(display)
  const chosen = useMemo(() => (written === undefined ? undefined : (JSON.parse(written) as Record<string, string>)), [written])
  const held = onDisplay !== undefined
  const choose = useNewest((key: string, value: string) => onDisplay?.(key, value))
  const now = useMemo(
    () => ({
      ...{ metric, chart, height, title, select, address },
      ...(chosen ? { display: chosen } : {}),
      ...(held ? { onDisplay: choose } : {}),
    }),
    [metric, chart, height, title, select, address, chosen, held, choose],
  )
  const { shown: asked, inSight, marks } = useInTurn(cell, now, { span, height: room })
  const pick = useNewest((pick: Pick) => change(picked(pick, address)))
  const reset = useNewest(() => change({ range: {}, filters: {} }))
  return (
    <div className="cell" data-span={span} ref={cell} {...marks}>
      {asked ? (
        <InSight value={inSight}>
          <PictureWidth value={width}>
            <AskedCard asked={asked} onPick={pick} onReset={reset} />
          </PictureWidth>
        </InSight>
      ) : (
        <div className="card-later" style={{ height: room }} />
      )}
      {remark && <p className="remark">{remark}</p>}
      {claim && (
        <details className="claim">
          <summary>{t('claims.title')}</summary>
          <p>{t(`claims.${metric.id}`)}</p>
        </details>
      )}
    </div>
  )
}
