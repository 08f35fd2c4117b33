import { useEffect, useLayoutEffect, useMemo } from 'react'
import type { Mark, Option, Spec } from '../../datasets/metrics/chart.ts'
import type { Metric, Row } from '../../datasets/metrics/metric.ts'
import { useNewest } from '../frame/use-newest.ts'
import { useBoxWidth } from './box-width.ts'
import { EChart } from './echart.tsx'

export interface PictureProps {
  chart: Metric['charts'][string]
  rows: readonly Row[]
  spec: Spec
  height: number
  fontFamily: string
  /** Whether what is on the screen is what was asked last. */
  onPainted?(painted: boolean): void
  onError(error: Error): void
  /** A mark was clicked, or chosen with Enter. */
  onMark?: ((mark: Mark) => void) | undefined
  /** Id of the text that says what choosing a mark does. */
  describedBy?: string | undefined
}

/** A chart of rows, as wide as the place it is put in. */
export function Picture({ chart, rows, spec, height, fontFamily, onPainted, onError, onMark, describedBy }: PictureProps) {
  const { ref, width } = useBoxWidth()
  const drawn = useMemo(() => {
    if (width < 1) return null
    const sized = { ...spec, width, height }
    try {
      return { option: chart.option(rows as never, sized), summary: chart.summary(rows as never, sized) }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }, [chart, rows, spec, width, height])
  const failed = drawn instanceof Error ? drawn : null
  const asked = drawn && !(drawn instanceof Error) ? drawn.option : null
  useEffect(() => {
    if (failed) onError(failed)
  }, [failed, onError])
  useLayoutEffect(() => {
    if (asked) return () => onPainted?.(false)
  }, [asked, onPainted])
  const painted = useNewest((option: Option) => {
    if (option === asked) onPainted?.(true)
  })
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {drawn && !(drawn instanceof Error) && (
        <EChart
          option={drawn.option}
          summary={drawn.summary}
          height={height}
          fontFamily={fontFamily}
          onPainted={painted}
          onError={onError}
          onMark={onMark}
          describedBy={describedBy}
        />
      )}
    </div>
  )
}
