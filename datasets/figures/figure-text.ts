import type { TFunction } from 'i18next'
import type { Grain } from '../calendar.ts'
import { FEW } from '../metrics/drawing.ts'
import { digitsOf } from '../metrics/precision.ts'
import type { Formats } from '../presentation/format.ts'
import type { Figure } from './figures.ts'
import type { Change, Point } from './tiles.ts'

const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '±')

/** Percentage points with as many digits as tell them from zero. */
export const signedPoints = (share: number, { percent }: Formats) => {
  const points = Math.abs(share) * 100
  const digits = points === 0 || points >= 0.1 ? 1 : 2
  return `${sign(share)}${percent(Math.abs(share), digits).replace(/\s*%$/, '')}`
}

/** A whole percentage; a share that is not zero but would round to it is said to be under 1 %. */
export const wholePercent = (share: number, t: TFunction, { percent }: Formats) =>
  share > 0 && share < 0.005 ? t('figure.underOne') : percent(share, 0)

export const signedCount = (value: number, { number }: Formats) => `${sign(value)}${number(Math.abs(Math.round(value)))}`

export const valueText = ({ unit, signed }: Figure, value: number, formats: Formats): string =>
  unit === 'share' ? formats.percent(value, digitsOf(value)) : signed ? signedCount(value, formats) : formats.number(value)

/** What must be said beside a figure: why it has no interval, that it rests on few, that nothing can be told from it. */
export const reservations = ({ unit, signed }: Figure, { lower, upper, n }: Point, change: Change | null, t: TFunction): string[] =>
  lower === null || upper === null
    ? [t(unit === 'share' ? 'figure.ratioNoInterval' : change && change.lower !== null ? 'figure.changeInterval' : 'figure.noInterval')]
    : [...(n !== null && n < FEW ? [t('figure.few')] : []), ...(signed && lower <= 0 && upper >= 0 ? [t('figure.withinZero')] : [])]

/** How sure the figure is: its interval and what it rests on, or why there is no interval. */
export function certainty(figure: Figure, point: Point, change: Change | null, t: TFunction, formats: Formats): string {
  const { value, lower, upper, n } = point
  if (lower === null || upper === null) return reservations(figure, point, change, t).join(' · ')
  const digits = digitsOf(value ?? 0)
  const write = (limit: number) => (figure.unit === 'share' ? formats.percent(limit, digits) : signedCount(limit, formats))
  return [
    t('figure.interval', { lower: write(lower), upper: write(upper) }),
    ...(n === null ? [] : [t('figure.n', { n: formats.number(n) })]),
    ...reservations(figure, point, change, t),
  ].join(' · ')
}

/** The change in words: with its interval where it has one, and called none inside it. */
export function changeText(
  { unit }: Figure,
  change: Change,
  t: TFunction,
  formats: Formats,
  grain: Grain = 'month',
): { headline: string; detail: string } {
  const period = formats.period(change.before, grain)
  const bare = (value: number) => (unit === 'share' ? signedPoints(value, formats) : signedCount(value, formats))
  const write = (value: number) => t(`figure.${unit === 'share' ? 'points' : unit}`, { count: Math.abs(value), n: bare(value) })
  const { relative, lower, upper } = change
  const amount =
    relative === null
      ? write(change.value)
      : t('figure.relative', { change: write(change.value), share: `${sign(relative)}${formats.percent(Math.abs(relative))}` })
  const interval = lower === null || upper === null ? '' : t('figure.interval', { lower: bare(lower), upper: bare(upper) })
  if (change.verdict === 'none' && interval) return { headline: t('figure.noChange', { period }), detail: `${amount} · ${interval}` }
  return { headline: t('figure.against', { change: amount, period }), detail: interval }
}
