import type { EChartsType } from 'echarts/core'
import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Mark, Option } from '../../datasets/metrics/chart.ts'
import { Drawn, PictureWidth } from '../first-view/drawn-window.ts'
import { isSqueezed } from './box-width.ts'
import { dressed } from './dressed.ts'
import { hatchedOnce } from './hatchings.ts'
import { canDrawSvg, libraryWith, partsOf, prepareForPaper } from './library.ts'

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
  /** A mark was clicked, or chosen with Enter. */
  onMark?: ((mark: Mark) => void) | undefined
  describedBy?: string | undefined
}

/** Components of an option that take the place of those before; the library refuses names of parts that it does not have. */
const replaced = (parts: string) => [
  ...['series', 'xAxis', 'yAxis', 'grid', 'title'],
  ...['visualMap', 'dataZoom', 'graphic'].filter((part) => parts.split(' ').includes(part)),
]
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset.paper !== undefined

/**
 * Disposes of a chart. A canvas is emptied first, because painting that is spread over frames would otherwise go on and find nothing to paint on;
 * an SVG is painted at once, and cannot be painted again before its first time.
 */
function end(chart: EChartsType | null): void {
  if (!chart) return
  if (chart.getZr().painter.type === 'canvas') {
    chart.getZr().clear()
    chart.getZr().refreshImmediately()
  }
  chart.dispose()
}

interface Walked {
  id?: string
  data?: unknown[]
  nodes?: unknown[]
  silent?: boolean
  tooltip?: { show?: boolean }
}

/** The series whose marks can be walked, with their places in the option. */
const walkable = ({ series }: Option) =>
  ((series ?? []) as Walked[])
    .map(({ id = '', data, nodes, silent, tooltip }, index) => ({
      ...{ id, index, count: (data ?? nodes ?? []).length },
      seen: !silent && tooltip?.show !== false,
    }))
    .filter(({ seen, count }) => seen && count > 0)

const pointsAtAxis = ({ tooltip }: Option) => (tooltip as { trigger?: string } | undefined)?.trigger === 'axis'
const runsDown = ({ yAxis }: Option) => (yAxis as { type?: string } | undefined)?.type === 'category'

/** Place on the axis of categories under a point in pixels; −1 beside the plot. */
function placeAt(chart: EChartsType, option: Option, point: [number, number]): number {
  if (!chart.containPixel({ gridIndex: 0 }, point)) return -1
  const at = chart.convertFromPixel({ gridIndex: 0 }, point) as number[]
  return Math.round(at[runsDown(option) ? 1 : 0] ?? -1)
}

/** A thin skin around ECharts: draws an option, follows the size of its box, tells when it has painted, and cleans up. */
export function EChart({ option, height, summary, fontFamily, onPainted, onError, onMark, describedBy }: EChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  const svg = useContext(Drawn)?.svg(option, useContext(PictureWidth), height, fontFamily)
  const parts = partsOf(option)
  const callbacks = useRef({ onPainted, onError, onMark, option })
  callbacks.current = { onPainted, onError, onMark, option }
  const place = useRef({ series: 0, item: -1 })

  useEffect(() => {
    let gone = false
    let made: EChartsType | null = null
    let begin: ((renderer: 'canvas' | 'svg') => void) | null = null
    const observer = new ResizeObserver(([entry]) => {
      const box = entry!.target as HTMLElement
      const grown = made && (made.getWidth() !== box.clientWidth || made.getHeight() !== box.clientHeight)
      if (grown && !isSqueezed(box)) made!.resize()
    })
    libraryWith(parts)
      .then(({ init }) => {
        if (gone || !box.current) return
        begin = (renderer) => {
          end(made)
          const own = init(box.current, null, { renderer })
          made = own
          // It would go on asking for ten frames in which nothing changes.
          own.getZr().setSleepAfterStill(1)
          own.on('click', ({ seriesId, dataIndex }) => {
            const { option, onMark } = callbacks.current
            if (!pointsAtAxis(option) && typeof dataIndex === 'number') onMark?.({ series: String(seriesId), index: dataIndex })
          })
          own.getZr().on('click', ({ offsetX, offsetY }) => {
            const { option, onMark } = callbacks.current
            const index = onMark && pointsAtAxis(option) ? placeAt(own, option, [offsetX, offsetY]) : -1
            if (index >= 0) onMark?.({ series: '', index })
          })
          own.getZr().on('mousemove', ({ offsetX, offsetY }) => {
            const { option, onMark } = callbacks.current
            if (!pointsAtAxis(option)) return
            own.getZr().setCursorStyle(onMark && placeAt(own, option, [offsetX, offsetY]) >= 0 ? 'pointer' : 'default')
          })
          own.on('finished', prepareForPaper)
          setChart(own)
        }
        begin('canvas')
        observer.observe(box.current)
      })
      .catch((error: Error) => !gone && callbacks.current.onError?.(error))
    // No frame is drawn between this event and the paper.
    const print = () => {
      flushSync(() => begin?.(canDrawSvg() ? 'svg' : 'canvas'))
      made?.getZr().flush()
    }
    const screen = () => begin?.('canvas')
    addEventListener('pilotscope:print', print)
    addEventListener('afterprint', screen)
    return () => {
      gone = true
      removeEventListener('pilotscope:print', print)
      removeEventListener('afterprint', screen)
      observer.disconnect()
      end(made)
    }
  }, [parts])

  useEffect(() => {
    if (!chart || chart.isDisposed()) return
    const painted = () => callbacks.current.onPainted?.(option)
    chart.on('finished', painted)
    place.current = { series: 0, item: -1 }
    try {
      // A picture that comes in another height is drawn in it at once, not again when the box is seen to have grown.
      if (chart.getHeight() !== height) chart.getZr().resize()
      const onCanvas = chart.getZr().painter.type === 'canvas'
      const drawn = onCanvas ? hatchedOnce(option, chart.getDevicePixelRatio()) : option
      chart.setOption(dressed(drawn, fontFamily, !still()), { replaceMerge: replaced(partsOf(option)) })
    } catch (error) {
      callbacks.current.onError?.(error as Error)
    }
    return () => {
      if (!chart.isDisposed()) chart.off('finished', painted)
    }
  }, [chart, option, fontFamily, height])

  /** Arrow keys walk the marks and show what hovering shows; up and down change the series. */
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onMark && place.current.item >= 0) {
      event.preventDefault()
      onMark({ series: walkable(option)[place.current.series]?.id ?? '', index: place.current.item })
    }
    const steps: Record<string, [number, number]> = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }
    if (event.key === 'Escape') chart?.dispatchAction({ type: 'hideTip' })
    const step = steps[event.key]
    if (!step || !chart) return
    event.preventDefault()
    const all = walkable(option)
    if (!all.length) return
    const series = (place.current.series + step[0] + all.length) % all.length
    const item = Math.min(Math.max(0, place.current.item + step[1]), all[series]!.count - 1)
    place.current = { series, item }
    chart.dispatchAction({ type: 'showTip', seriesIndex: all[series]!.index, dataIndex: item })
  }

  return (
    <div
      ref={box}
      className="echart"
      role="img"
      aria-label={summary}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys show what hovering shows
      tabIndex={0}
      aria-describedby={describedBy}
      style={{ height }}
      onKeyDown={walk}
      {...(svg === undefined ? {} : { dangerouslySetInnerHTML: { __html: svg } })}
    />
  )
}
