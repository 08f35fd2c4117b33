import { Button } from '@mantine/core'
import { memo, type ReactNode, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, periodStart } from '../../../datasets/calendar.ts'
import { certainty, changeText, valueText } from '../../../datasets/figures/figure-text.ts'
import type { Figure } from '../../../datasets/figures/figures.ts'
import type { Tile } from '../../../datasets/figures/tiles.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { lacking } from '../../../datasets/metrics/run.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { nameText } from '../../../datasets/presentation/names.ts'
import { notApplied, queryOf } from '../../../datasets/query.ts'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { ViewLink } from '../../frame/view-link.tsx'
import { useRows } from '../../rows.ts'
import { viewAt } from '../index.ts'
import { ChangeBar, Direction } from './change-bar.tsx'
import { Sparkline } from './sparkline.tsx'

/** One figure: how much, how sure, how changed, how it went so far; leads to the view that shows more. */
export function TileCard({ figure, children }: { figure: Figure; children?: ReactNode }) {
  const { t } = useTranslation()
  const served = useServed()
  const { manifest, facts, dimensions } = served
  const { address } = useAddress()
  const { metric } = figure
  const query = useMemo(() => queryOf(metric, { ...address, params: figure.params }), [metric, figure, address])
  const { data, status, older, refetch } = useRows(metric, query, facts, manifest)
  const tile = useMemo(() => (data ? figure.tile(data, served) : null), [figure, data, served])
  const heading = useId()
  const missing = useMemo(() => lacking(metric, query, facts), [metric, query, facts])
  const rail = nameText(t, 'rail', facts.focalRail, dimensions.rails.find(({ id }) => id === facts.focalRail)?.label)
  const state = missing.length ? 'empty' : status === 'error' ? 'error' : !tile ? 'loading' : tile.now ? 'ready' : 'empty'

  const ignored = notApplied(metric, address).map((key) => t(`card.filter.${key}`))

  return (
    <section className="tile" data-tile={figure.id} data-state={state} aria-labelledby={heading} aria-busy={state === 'loading' || older}>
      <h3 id={heading}>
        <ViewLink view={viewAt(`/${figure.view}`)!} address={address} shown={figure.shown}>
          {t(`figure.tile.${figure.id}`, { rail })}
        </ViewLink>
      </h3>
      {ignored.length > 0 && <p className="tile-quiet">{t('card.notApplied', { filters: ignored.join(', ') })}</p>}
      {state === 'error' ? (
        <>
          <p>{t('overview.error')}</p>
          <Button size="xs" variant="default" onClick={refetch}>
            {t('overview.retry')}
          </Button>
        </>
      ) : missing.length ? (
        <p>{t('figure.absent', { tables: missing.join(', ') })}</p>
      ) : tile ? (
        <TileBody figure={figure} tile={tile}>
          {children}
        </TileBody>
      ) : (
        <div className="tile-skeleton" />
      )}
    </section>
  )
}

/** Drawn once for the rows it tells of. */
const TileBody = memo(function TileBody({ figure, tile, children }: { figure: Figure; tile: Tile; children?: ReactNode }) {
  const { t, i18n } = useTranslation()
  const { facts } = useServed()
  const formats = useMemo(() => formatsOf(i18n.language as Language, facts.currency), [i18n.language, facts])
  const month = (day: string) => formats.period(day, 'month')
  const { now, points } = tile
  if (!now)
    return (
      <>
        <p>{t(`figure.why.${tile.why ?? 'empty'}`)}</p>
        {children}
      </>
    )
  const change = tile.change ? changeText(figure, tile.change, t, formats) : null
  const [first, last] = [points[0], points.at(-1)]
  return (
    <>
      <p className="tile-quiet">
        {t(`figure.asOf.${figure.asOf}`, { period: month(now.period), from: month(periodStart('month', addDays(now.period, -1))) })}
      </p>
      <p className="tile-value">{valueText(figure, now.value!, formats)}</p>
      <p className="tile-quiet">{certainty(figure, now, tile.change, t, formats)}</p>
      {tile.change && change ? (
        <div className="tile-change">
          {tile.change.lower === null ? <Direction change={tile.change} /> : <ChangeBar change={tile.change} />}
          <p>
            {change.headline}
            {change.detail && <span className="tile-quiet">{change.detail}</span>}
          </p>
        </div>
      ) : (
        <p className="tile-quiet">{t('figure.first')}</p>
      )}
      {children}
      <Sparkline
        points={points}
        now={now}
        label={t(last!.mature ? 'overview.sparkAll' : 'overview.spark', {
          count: points.length,
          from: month(first!.period),
          to: month(last!.period),
        })}
      />
    </>
  )
})
