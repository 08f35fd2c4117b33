import type { TFunction } from 'i18next'
import { FEW } from '../../../datasets/metrics/drawing.ts'
import { digitsOf } from '../../../datasets/metrics/precision.ts'
import type { Formats } from '../../charts/format.ts'
import type { Figure } from './figures.ts'
import type { Change, Point } from './tiles.ts'

const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '±')

/** Percentage points with as many digits as tell them from zero. */
const signedPoints = (share: number, { percent }: Formats) => {
  const points = Math.abs(share) * 100
  const digits = points === 0 || points >= 0.1 ? 1 : 2
  return `${sign(share)}${percent(Math.abs(share), digits).replace(/\s*%$/, '')}`
}

const signedCount = (value: number, { number }: Formats) => `${sign(value)}${number(Math.abs(Math.round(value)))}`

export const valueText = ({ unit, signed }: Figure, value: number, formats: Formats): string =>
  unit === 'share' ? formats.percent(value, digitsOf(value)) : signed ? signedCount(value, formats) : formats.number(value)

/** How sure the figure is: its interval and what it rests on, or why there is no interval. */
export function certainty({ unit, signed }: Figure, { value, lower, upper, n }: Point, t: TFunction, formats: Formats): string {
  if (lower === null || upper === null) return t(unit === 'share' ? 'overview.ratioNoInterval' : 'overview.noInterval')
  const digits = digitsOf(value ?? 0)
  const write = (limit: number) => (unit === 'share' ? formats.percent(limit, digits) : signedCount(limit, formats))
  return [
    t('overview.interval', { lower: write(lower), upper: write(upper) }),
    ...(n === null ? [] : [t('overview.n', { n: formats.number(n) })]),
    ...(n !== null && n < FEW ? [t('overview.few')] : []),
    ...(signed && lower <= 0 && upper >= 0 ? [t('overview.withinZero')] : []),
  ].join(' · ')
}

/** The change in words: with its interval where it has one, and called none inside it. */
export function changeText({ unit }: Figure, change: Change, t: TFunction, formats: Formats): { headline: string; detail: string } {
  const period = formats.period(change.before, 'month')
  const bare = (value: number) => (unit === 'share' ? signedPoints(value, formats) : signedCount(value, formats))
  const write = (value: number) => t(`overview.${unit === 'share' ? 'points' : unit}`, { count: Math.abs(value), n: bare(value) })
  const { relative, lower, upper } = change
  const amount =
    relative === null
      ? write(change.value)
      : t('overview.relative', { change: write(change.value), share: `${sign(relative)}${formats.percent(Math.abs(relative))}` })
  const interval = lower === null || upper === null ? '' : t('overview.interval', { lower: bare(lower), upper: bare(upper) })
  if (change.verdict === 'none' && interval) return { headline: t('overview.noChange', { period }), detail: `${amount} · ${interval}` }
  return { headline: `${amount} ${t('overview.against', { period })}`, detail: interval }
}
