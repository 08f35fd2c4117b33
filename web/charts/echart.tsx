import type { EChartsType } from 'echarts/core'
import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Mark, Option } from '../../datasets/metrics/chart.ts'
import { Drawn, PictureWidth } from '../first-view/drawn-window.ts'
import { isSqueezed } from './box-width.ts'
import { dressed } from './dressed.ts'
import { hatchedOnce } from './hatchings.ts'
import { canDrawSvg, libraryWith, partsOf, prepareForPaper } from './library.ts'
import { runsDown, type Stop, stepped, stopsOf } from './walk.ts'

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

const pointsAtAxis = ({ tooltip }: Option) => (tooltip as { trigger?: string } | undefined)?.trigger === 'axis'

/** Place on the axis of categories under a point in pixels; −1 beside the plot. */
function placeAt(chart: EChartsType, option: Option, point: [number, number]): number {
  if (!chart.containPixel({ gridIndex: 0 }, point)) return -1
  const at = chart.convertFromPixel({ gridIndex: 0 }, point) as number[]
  return Math.round(at[runsDown(option) ? 1 : 0] ?? -1)
}

interface Flows {
  getModel(): { getSeriesByIndex(index: number): { getData(type: 'edge'): { getItemGraphicEl(item: number): Path } } }
}
interface Path {
  getBoundingRect(): { x: number; y: number; width: number; height: number }
  transformCoordToGlobal(x: number, y: number): [number, number]
}

/** Shows what hovering over a mark shows. The library shows nothing for a flow when asked by its place, so that it is given point and text. */
function pointAt(chart: EChartsType, { series, tooltip }: Option, { series: seriesIndex, item, flow }: Stop): void {
  chart.dispatchAction({ type: 'downplay', seriesIndex })
  if (!flow) {
    chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex: item })
    return
  }
  chart.dispatchAction({ type: 'highlight', seriesIndex, dataType: 'edge', dataIndex: item })
  const path = (chart as unknown as Flows).getModel().getSeriesByIndex(seriesIndex).getData('edge').getItemGraphicEl(item)
  const box = path.getBoundingRect()
  const [x, y] = path.transformCoordToGlobal(box.x + box.width / 2, box.y + box.height / 2)
  const data = (series as { links: unknown[] }[])[seriesIndex]!.links[item]
  const text = (tooltip as { formatter(hovered: object): string }).formatter({ dataType: 'edge', data })
  chart.dispatchAction({ type: 'showTip', x, y, tooltip: { formatter: text } })
}

/** A thin skin around ECharts: draws an option, follows the size of its box, tells when it has painted, and cleans up. */
export function EChart({ option, height, summary, fontFamily, onPainted, onError, onMark, describedBy }: EChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  const svg = useContext(Drawn)?.svg(option, useContext(PictureWidth), height, fontFamily)
  const parts = partsOf(option)
  const callbacks = useRef({ onPainted, onError, onMark, option })
  callbacks.current = { onPainted, onError, onMark, option }
  const place = useRef<Stop | null>(null)
  const [told, setTold] = useState('')

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
    place.current = null
    setTold('')
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

  const leave = () => {
    if (!chart || chart.isDisposed() || !place.current) return
    chart.dispatchAction({ type: 'hideTip' })
    chart.dispatchAction({ type: 'downplay', seriesIndex: place.current.series })
  }

  /** Arrow keys walk the marks as they are drawn, show what hovering shows and say it. */
  const walk = (event: KeyboardEvent) => {
    const at = place.current
    if (event.key === 'Enter' && onMark && at && !at.flow) {
      event.preventDefault()
      onMark({ series: at.id, index: at.item })
    }
    if (event.key === 'Escape') leave()
    if (!event.key.startsWith('Arrow') || !chart) return
    event.preventDefault()
    const next = stepped(stopsOf(option), at, event.key) ?? at
    if (!next) return
    place.current = next
    pointAt(chart, option, next)
    const lines = [...(box.current?.querySelector('.echart-tip')?.childNodes ?? [])].map(({ textContent }) => textContent)
    setTold(lines.filter(Boolean).join('\n'))
  }

  return (
    <>
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
        onBlur={leave}
        {...(svg === undefined ? {} : { dangerouslySetInnerHTML: { __html: svg } })}
      />
      <span className="card-spoken" aria-live="polite">
        {told}
      </span>
    </>
  )
}
