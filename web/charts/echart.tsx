import type { EChartsType } from 'echarts/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Option } from '../../datasets/metrics/chart.ts'

export interface EChartProps {
  option: Option
  height: number
  /** Said to readers who do not see the picture. */
  summary: string
  fontFamily: string
  /** Everything of this option is on the screen. */
  onPainted?(option: Option): void
  /** The drawing library could not be loaded, or refused the option. */
  onError?(error: Error): void
}

const replaced = ['series', 'xAxis', 'yAxis', 'grid', 'title', 'visualMap', 'dataZoom']
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Only what moved moves: nothing grows on first sight, and nothing moves for readers who asked for less motion. */
export const dressed = (option: Option, fontFamily: string, animated: boolean): Option => ({
  textStyle: { fontFamily },
  animation: animated,
  animationDuration: 0,
  animationDurationUpdate: 160,
  ...option,
})

const lengths = ({ series }: Option): number[] =>
  ((series ?? []) as { data?: unknown[]; nodes?: unknown[] }[]).map(({ data, nodes }) => (data ?? nodes ?? []).length)

/** A thin skin around ECharts: draws an option, follows the size of its box, tells when it has painted, and cleans up. */
export function EChart({ option, height, summary, fontFamily, onPainted, onError }: EChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  const callbacks = useRef({ onPainted, onError })
  callbacks.current = { onPainted, onError }
  const place = useRef({ series: 0, item: -1 })

  useEffect(() => {
    let gone = false
    let made: EChartsType | null = null
    let observer: ResizeObserver | null = null
    import('./echarts.ts')
      .then(({ init }) => {
        if (gone || !box.current) return
        const own = init(box.current, null, { renderer: 'canvas' })
        made = own
        observer = new ResizeObserver(() => own.resize())
        observer.observe(box.current)
        setChart(own)
      })
      .catch((error: Error) => !gone && callbacks.current.onError?.(error))
    return () => {
      gone = true
      observer?.disconnect()
      made?.dispose()
    }
  }, [])

  useEffect(() => {
    if (!chart || chart.isDisposed()) return
    const painted = () => callbacks.current.onPainted?.(option)
    chart.on('finished', painted)
    place.current = { series: 0, item: -1 }
    try {
      chart.setOption(dressed(option, fontFamily, !still()), { replaceMerge: replaced })
    } catch (error) {
      callbacks.current.onError?.(error as Error)
    }
    return () => {
      if (!chart.isDisposed()) chart.off('finished', painted)
    }
  }, [chart, option, fontFamily])

  /** Arrow keys walk the marks and show what hovering shows; up and down change the series. */
  const walk = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }
    if (event.key === 'Escape') chart?.dispatchAction({ type: 'hideTip' })
    const step = steps[event.key]
    if (!step || !chart) return
    event.preventDefault()
    const count = lengths(option)
    const series = (place.current.series + step[0] + count.length) % Math.max(1, count.length)
    const item = Math.min(Math.max(0, place.current.item + step[1]), Math.max(0, (count[series] ?? 1) - 1))
    place.current = { series, item }
    chart.dispatchAction({ type: 'showTip', seriesIndex: series, dataIndex: item })
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys show what hovering shows
    <div ref={box} className="echart" role="img" aria-label={summary} tabIndex={0} style={{ height }} onKeyDown={walk} />
  )
}
