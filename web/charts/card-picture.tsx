import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Chart, Mark, Spec } from '../../datasets/metrics/chart.ts'
import { overlaid, overlays, topOf, withTop } from '../../datasets/metrics/comparison-drawing.ts'
import type { Metric, Query, Row } from '../../datasets/metrics/metric.ts'
import { useNewest } from '../frame/use-newest.ts'
import { Picture } from './picture.tsx'

type AnyChart = Metric['charts'][string]

/** The other side of a comparison, with the names of both. */
export interface Compared {
  kind: 'previous' | 'segments'
  labels: readonly [string, string]
  query: Query
  rows: readonly Row[]
}

/** One picture or two beside each other, each with its name where there are two. */
export interface Side {
  label: string | null
  chart: AnyChart
  rows: readonly Row[]
  spec: Spec
}

const drawing = (chart: AnyChart) => (rows: readonly Row[], spec: Spec) => chart.option(rows as never, spec)

/** What the other side is asked and shows, drawn in the room of this one. */
const asked = (spec: Spec, { query, campaigns }: Spec): Spec => ({ ...spec, query, campaigns })

/** The chart with its axis as high as both sides need. */
function beside(chart: AnyChart, other: readonly Row[], of: Spec): AnyChart {
  const draw = drawing(chart)
  const option: Chart<Row>['option'] = (rows, spec) => {
    const top = Math.max(topOf(draw(rows, spec)), topOf(draw(other, asked(spec, of))))
    return withTop(draw(rows, { ...spec, atLeast: top }), top)
  }
  return { ...chart, option } as AnyChart
}

/** The chart with the period before laid over it. */
function over(chart: AnyChart, before: readonly Row[], of: Spec): AnyChart {
  const draw = drawing(chart)
  const option: Chart<Row>['option'] = (rows, spec) => {
    const then = draw(before, asked(spec, of))
    const top = Math.max(topOf(draw(rows, spec)), topOf(then))
    const now = withTop(draw(rows, { ...spec, atLeast: top }), top)
    return overlaid(now, then, spec) ?? now
  }
  return { ...chart, option } as AnyChart
}

/**
 * What is drawn: two segments beside each other; the period before over the one shown where both run over time, else beside it. `of` is what the other
 * side is drawn from.
 */
export function sidesOf(chart: AnyChart, rows: readonly Row[], spec: Spec, compared: Compared | null, of: Spec): Side[] {
  if (!compared) return [{ label: null, chart, rows, spec }]
  if (
    compared.kind === 'previous' &&
    compared.rows.length &&
    overlays(drawing(chart)(rows, spec)) &&
    overlays(drawing(chart)(compared.rows, of))
  )
    return [{ label: null, chart: over(chart, compared.rows, of), rows, spec }]
  const label = (i: 0 | 1, rows: readonly Row[], spec: Spec) => {
    const dates = compared.kind === 'previous' && rows.length ? chart.dates?.(rows as never, spec) : undefined
    return dates ?? compared.labels[i]
  }
  return [
    { label: label(0, rows, spec), chart: beside(chart, compared.rows, of), rows, spec },
    { label: label(1, compared.rows, of), chart: beside(chart, rows, spec), rows: compared.rows, spec: of },
  ]
}

interface Props {
  sides: readonly Side[]
  height: number
  fontFamily: string
  /** Said where a side has no rows. */
  nothing: string
  describedBy?: string | undefined
  onPainted?(painted: boolean): void
  onError(error: Error): void
  onMark?: ((mark: Mark, side: Side) => void) | undefined
}

/** The pictures of a card. */
export function CardPicture({ sides, nothing, onPainted, onMark, ...rest }: Props) {
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
  const newest = useNewest((i: number, mark: Mark) => onMark?.(mark, sides[i]!))
  const choose = useMemo(() => [0, 1].map((i) => (mark: Mark) => newest(i, mark)), [newest])
  const picture = ({ chart, rows, spec }: Side, i: number) => (
    <Picture {...rest} chart={chart} rows={rows} spec={spec} onPainted={mark[i]!} onMark={onMark && choose[i]} />
  )
  if (sides.length === 1) return picture(sides[0]!, 0)
  return (
    <div className="card-sides">
      {sides.map((side, i) => (
        <figure key={side.label}>
          <figcaption>{side.label}</figcaption>
          {side.rows.length ? picture(side, i) : <p>{nothing}</p>}
        </figure>
      ))}
    </div>
  )
}
