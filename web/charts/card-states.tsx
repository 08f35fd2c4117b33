import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Chart } from '../../datasets/metrics/chart.ts'
import { copyText } from '../frame/copying.ts'

type Shape = Chart<never>['shape']

/** The picture’s own shape in grey while its rows are on their way. */
export function CardSkeleton({ shape, height, title }: { shape: Shape; height: number; title: string }) {
  const { t } = useTranslation()
  return (
    <div className="card-skeleton" style={{ height }} role="status" aria-label={t('card.loading', { title })}>
      <svg width="100%" height="100%" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden>
        {shapes[shape]}
      </svg>
    </div>
  )
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i)

const shapes = {
  grid: range(6).flatMap((y) =>
    range(9 - y).map((x) => <rect key={`${x} ${y}`} x={12 + x * 9.6} y={2 + y * 6.2} width={9} height={5.6} />),
  ),
  lines: range(3).map((i) => (
    <path key={i} d={`M6 ${10 + i * 10} C 30 ${4 + i * 11}, 55 ${16 + i * 8}, 84 ${8 + i * 11}`} fill="none" strokeWidth={0.8} />
  )),
  bars: range(6).map((i) => <rect key={i} x={18} y={2 + i * 6.2} width={72 / (i + 1)} height={4.4} />),
  flow: range(4).flatMap((i) => [
    <rect key={`l${i}`} x={24} y={2 + i * 9.5} width={1.4} height={7} />,
    <path
      key={i}
      d={`M26 ${5.5 + i * 9.5} C 50 ${5.5 + i * 9.5}, 50 ${5.5 + ((i * 3) % 4) * 9.5}, 74 ${5.5 + ((i * 3) % 4) * 9.5}`}
      fill="none"
      strokeWidth={4}
    />,
    <rect key={`r${i}`} x={74.6} y={2 + i * 9.5} width={1.4} height={7} />,
  ]),
} as const

/** Nothing matches what was asked: says so and offers the way out. */
export function CardEmpty({ height, onReset }: { height: number; onReset?: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <div className="card-state" style={{ minHeight: Math.min(height, 200) }} role="status">
      <p>
        {t('card.empty')} {onReset && t('card.emptyMend')}
      </p>
      {onReset && (
        <Button size="xs" variant="default" onClick={onReset}>
          {t('card.reset')}
        </Button>
      )}
    </div>
  )
}

/** The source never held what the metric needs: not zero, not an error. */
export function CardAbsent({ height, tables }: { height: number; tables: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <div className="card-state" style={{ minHeight: Math.min(height, 200) }} role="status">
      <p>
        <strong>{t('card.absent')}</strong>
      </p>
      <p>{t('card.absentTables', { tables: tables.join(', ') })}</p>
    </div>
  )
}

export function CardError({ height, error, retry }: { height: number; error: Error; retry(): void }) {
  const { t } = useTranslation()
  const details = [error.name, error.message, error.cause instanceof Error ? error.cause.message : ''].filter(Boolean).join('\n')
  return (
    <div className="card-state" style={{ minHeight: Math.min(height, 200) }} role="alert">
      <p>
        <strong>{t('card.error')}</strong>
      </p>
      <div className="card-actions">
        <Button size="xs" onClick={retry}>
          {t('card.retry')}
        </Button>
        <Button size="xs" variant="default" onClick={() => void copyText(details)}>
          {t('card.copyDetails')}
        </Button>
      </div>
      <details>
        <summary>{t('card.details')}</summary>
        <pre>{details}</pre>
      </details>
    </div>
  )
}
