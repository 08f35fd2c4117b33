import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Chart, Mark, Spec } from '../../datasets/metrics/chart.ts'
import { overlaid, overlays, topOf, withTop } from '../../datasets/metrics/comparison-drawing.ts'
import type { Metric, Row } from '../../datasets/metrics/metric.ts'
import { useNewest } from '../frame/use-newest.ts'
import { Picture } from './picture.tsx'

type AnyChart = Metric['charts'][string]

/** The other side of a comparison, with the names of both. */
export interface Compared {
  kind: 'previous' | 'segments'
  labels: readonly [string, string]
  rows: readonly Row[]
}

/** One picture or two beside each other, each with its name where there are two. */
export interface Side {
  label: string | null
  chart: AnyChart
  rows: readonly Row[]
}

const drawing = (chart: AnyChart) => (rows: readonly Row[], spec: Spec) => chart.option(rows as never, spec)

/** The chart with its axis as high as both sides need. */
function beside(chart: AnyChart, other: readonly Row[]): AnyChart {
  const draw = drawing(chart)
  const option: Chart<Row>['option'] = (rows, spec) => {
    const top = Math.max(topOf(draw(rows, spec)), topOf(draw(other, spec)))
    return withTop(draw(rows, { ...spec, atLeast: top }), top)
  }
  return { ...chart, option } as AnyChart
}

/** The chart with the period before laid over it. */
function over(chart: AnyChart, before: readonly Row[]): AnyChart {
  const draw = drawing(chart)
  const option: Chart<Row>['option'] = (rows, spec) => {
    const then = draw(before, spec)
    const top = Math.max(topOf(draw(rows, spec)), topOf(then))
    const now = withTop(draw(rows, { ...spec, atLeast: top }), top)
    return overlaid(now, then, spec) ?? now
  }
  return { ...chart, option } as AnyChart
}

/** What is drawn: two segments beside each other; the period before over the one shown where both run over time, else beside it. */
export function sidesOf(chart: AnyChart, rows: readonly Row[], spec: Spec, compared: Compared | null): Side[] {
  if (!compared) return [{ label: null, chart, rows }]
  const [first, second] = compared.labels
  if (
    compared.kind === 'previous' &&
    compared.rows.length &&
    overlays(drawing(chart)(rows, spec)) &&
    overlays(drawing(chart)(compared.rows, spec))
  )
    return [{ label: null, chart: over(chart, compared.rows), rows }]
  return [
    { label: first, chart: beside(chart, compared.rows), rows },
    { label: second, chart: beside(chart, rows), rows: compared.rows },
  ]
}

interface Props {
  sides: readonly Side[]
  spec: Spec
  height: number
  fontFamily: string
  /** Said where a side has no rows. */
  nothing: string
  describedBy?: string | undefined
  onPainted?(painted: boolean): void
  onError(error: Error): void
  onMark?: ((mark: Mark) => void) | undefined
}

/** The pictures of a card. */
export function CardPicture({ sides, spec, nothing, onPainted, ...rest }: Props) {
  const painted = useRef([false, false])
  const report = useNewest(() => onPainted?.(sides.every(({ rows }, i) => !rows.length || painted.current[i])))
  const mark = useMemo(
    () =>
      [0, 1].map((i) => (done: boolean) => {
        painted.current[i] = done
        report()
      }),
    [report],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a side that comes or goes changes what is waited for
  useLayoutEffect(report, [report, sides])
  if (sides.length === 1) return <Picture {...rest} {...sides[0]!} spec={spec} onPainted={mark[0]!} />
  return (
    <div className="card-sides">
      {sides.map(({ label, chart, rows }, i) => (
        <figure key={label}>
          <figcaption>{label}</figcaption>
          {rows.length ? <Picture {...rest} chart={chart} rows={rows} spec={spec} onPainted={mark[i]!} /> : <p>{nothing}</p>}
        </figure>
      ))}
    </div>
  )
}
