import { addDays, periodStart } from '../calendar.ts'
import type { Ask } from '../changes/find-changes.ts'
import { changeText, reservations, signedCount, valueText } from '../figures/figure-text.ts'
import { type Figure as Kind, figures as kinds } from '../figures/figures.ts'
import type { Change, Point, Tile } from '../figures/tiles.ts'
import { digitsOf } from '../metrics/precision.ts'
import { lacking } from '../metrics/run.ts'
import { queryOf } from '../query.ts'
import type { Briefed, Pen } from './briefed.ts'
import type { Comparator, Figure, Status } from './document.ts'
import { linkTo } from './link.ts'
import { lastWhole } from './period.ts'
import { statusOf } from './status.ts'

/** A figure of a briefing with what it was read from. */
export interface Read {
  figure: Figure
  kind: Kind
  now: Point | null
}

/** Weeks where the briefing is of a week and the metric has weeks; months otherwise, as on the overview. */
const grainOf = ({ asOf }: Kind, { period }: Briefed) =>
  period.grain === 'week' && (asOf === 'period' || asOf === 'end') ? 'week' : 'month'

/** The last period that is over; one that ended before the briefing’s period began is no figure of it, unless it is a cohort that had to wait. */
function within(tile: Tile, { asOf }: Kind, { period }: Briefed, grain: 'week' | 'month'): Tile {
  if (!tile.now || asOf === 'cohort' || (period.grain === 'week' && grain === 'month')) return tile
  return tile.now.period >= period.from ? tile : { ...tile, now: null, change: null, why: 'immature' }
}

function comparator(kind: Kind, change: Change, now: Point, { t, formats }: Pen, grain: 'week' | 'month'): Comparator {
  const before = now.value! - change.value
  const { headline, detail } = changeText(kind, change, t, formats, grain)
  const { value, lower, upper, verdict } = change
  return {
    label: t('brief.before', { period: formats.period(change.before, grain) }),
    value: before,
    text: valueText(kind, before, formats),
    change: { value, lower, upper, text: [headline, detail].filter(Boolean).join(' · '), verdict },
  }
}

const statusWord = (status: Status, tile: Tile | null, hasTarget: boolean) =>
  status === 'grey' && !tile?.now ? (tile?.why === 'immature' ? 'early' : 'none') : status === 'grey' && hasTarget ? 'early' : status

export async function figuresOf(briefed: Briefed, pen: Pen, ask: Ask): Promise<Read[]> {
  const read: Read[] = []
  for (const kind of kinds) read.push(await figureOf(kind, briefed, pen, ask))
  return read
}

async function figureOf(kind: Kind, briefed: Briefed, pen: Pen, ask: Ask): Promise<Read> {
  const { facts, dimensions, filters, period, targets } = briefed
  const { t, formats } = pen
  const grain = grainOf(kind, briefed)
  const query = queryOf(kind.metric, { range: { to: lastWhole(grain, period) }, filters, params: { ...kind.params, grain } })
  const missing = lacking(kind.metric, query, facts)
  const tile = missing.length ? null : within(kind.tile(await ask(kind.metric, query), { facts, dimensions }), kind, briefed, grain)
  const now = tile?.now ?? null
  const value = now?.value ?? null
  const aim = now ? targets.find((target) => target.metric === kind.metric.id && target.period === now.period) : undefined
  const status = statusOf(
    { value, lower: now?.lower ?? null, upper: now?.upper ?? null },
    aim?.value ?? null,
    kind.metric.better ?? 'higher',
  )
  const written = (day: string) => formats.period(day, grain)
  const limit = (at: number) => (kind.unit === 'share' ? formats.percent(at, digitsOf(value ?? 0)) : signedCount(at, formats))
  const why = missing.length
    ? t('figure.absent', { tables: missing.join(', ') })
    : now
      ? reservations(kind, now, tile?.change ?? null, t).join(' · ') || null
      : tile?.why === 'immature'
        ? t('brief.outside')
        : t(`figure.why.${tile?.why ?? 'empty'}`)
  const figure: Figure = {
    ...{ id: kind.id, label: t(`figure.tile.${kind.id}`, { rail: pen.focal }), value, unit: kind.unit },
    text: value === null ? '–' : valueText(kind, value, formats),
    note: why,
    asOf: now
      ? t(`figure.asOf.${kind.asOf}`, { period: written(now.period), from: written(periodStart('month', addDays(now.period, -1))) })
      : '',
    n: now?.n ?? null,
    interval:
      now && now.lower !== null && now.upper !== null
        ? {
            ...{ lower: now.lower, upper: now.upper },
            text: t('figure.interval', { lower: limit(now.lower), upper: limit(now.upper) }),
          }
        : null,
    comparator: tile?.change && now ? comparator(kind, tile.change, now, pen, grain) : null,
    target: aim ? { value: aim.value, text: valueText(kind, aim.value, formats) } : null,
    ...{ status, statusText: t(`brief.status.${statusWord(status, tile, aim !== undefined)}`) },
    link: linkTo(briefed, kind.view, kind.shown),
  }
  return { figure, kind, now }
}
