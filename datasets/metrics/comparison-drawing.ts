import type { Option, Spec } from './chart.ts'

interface Series {
  id?: string
  type?: string
  stack?: string
  step?: string
  data?: unknown[]
  lineStyle?: { width?: number; opacity?: number }
  areaStyle?: unknown
  silent?: boolean
  color?: string
}

const seriesOf = (option: Option): Series[] => (Array.isArray(option.series) ? (option.series as Series[]) : [])
const numberOf = (item: unknown): number | null => {
  const value = typeof item === 'object' && item !== null && 'value' in item ? (item as { value: unknown }).value : item
  return typeof value === 'number' ? value : null
}

/** The top of the axis of values, or of the scale of colours, where the picture has a fixed one. */
export const topOf = (option: Option): number => {
  const axes = [option.yAxis, option.xAxis].filter((axis) => axis && !Array.isArray(axis)) as { type?: string; max?: unknown }[]
  const max = axes.find(({ type }) => type === 'value')?.max ?? (option.visualMap as { max?: unknown } | undefined)?.max
  return typeof max === 'number' ? max : 0
}

/** Both pictures with the higher of their tops, so that equal lengths are equal values. */
export function withTop(option: Option, top: number): Option {
  const raised = Object.fromEntries(
    (['xAxis', 'yAxis'] as const).flatMap((key) => {
      const axis = option[key] as { type?: string; max?: unknown } | undefined
      return axis && !Array.isArray(axis) && axis.type === 'value' && typeof axis.max === 'number' && axis.max < top
        ? [[key, { ...axis, max: top }]]
        : []
    }),
  )
  return { ...option, ...raised }
}

interface Outline {
  id: string
  colour?: string | undefined
  step?: string | undefined
  values: (number | null)[]
}

/** What of a picture over time is laid over another: the strongest lines, or the height of its stacks; of parts that always make up a whole, their edges. */
function outlines(option: Option): Outline[] | null {
  const axis = option.xAxis as { type?: string } | undefined
  if (!axis || Array.isArray(axis) || axis.type !== 'category') return null
  const series = seriesOf(option)
  const stacked = series.filter(({ stack }) => stack === 'whole' || stack === 'open')
  if (stacked.length) {
    const length = Math.max(...stacked.map(({ data }) => data?.length ?? 0))
    /** How high the first so many parts reach in each period. */
    const height = (count?: number) =>
      Array.from({ length }, (_, i) => {
        // Areas repeat the last period that is over in the part that is not.
        const [whole, open] = ['whole', 'open'].map((stack) => {
          const parts = stacked.filter((part) => part.stack === stack)
          const found = parts.slice(0, count).map(({ data }) => numberOf(data?.[i]))
          return found.some((value) => value !== null) ? found.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null
        })
        return whole ?? open ?? null
      })
    const tops = height()
    if (!tops.every((top) => top === null || Math.abs(top - 1) < 1e-9)) return [{ id: 'whole', values: tops }]
    const parts = stacked.filter(({ stack }) => stack === 'whole')
    // What always lies within a hundredth of the top cannot be told from it.
    return parts
      .slice(0, -1)
      .map(({ id = '' }, i) => ({ id: `edge ${id}`, values: height(i + 1) }))
      .filter(({ values }) => values.some((value) => value !== null && value < 0.99))
  }
  const drawn = series.filter(({ type, silent, lineStyle }) => type === 'line' && !silent && lineStyle?.opacity !== 0)
  const solid = drawn.filter(({ id }) => !id?.endsWith(' open'))
  if (!solid.length) return null
  const widest = Math.max(...solid.map(({ lineStyle }) => lineStyle?.width ?? 0))
  return solid
    .filter(({ lineStyle }) => (lineStyle?.width ?? 0) === widest)
    .map(({ id = '', color, step, data = [] }) => {
      const tail = drawn.find((other) => other.id === `${id} open`)?.data ?? []
      return { id, colour: color, step, values: data.map((item, i) => numberOf(item) ?? numberOf(tail[i])) }
    })
}

/** Whether one picture can be laid over another: both run over categories with lines or stacks. */
export const overlays = (option: Option): boolean => outlines(option) !== null

/**
 * The picture with the one of the period before laid over it, first period over first period, faint and dashed; pointing at a period tells
 * both. Null where the picture does not run over time.
 */
export function overlaid(option: Option, before: Option, spec: Spec): Option | null {
  const [own, earlier] = [outlines(option), outlines(before)]
  if (!own || !earlier) return null
  const { length } = (option.xAxis as { data: unknown[] }).data
  const added = earlier
    .filter(({ id }) => own.some((line) => line.id === id))
    .map(({ id, colour, step, values }) => ({
      type: 'line',
      id: `${id} before`,
      ...(step ? { step } : {}),
      symbol: 'none',
      silent: true,
      z: 5,
      color: colour ?? spec.palette.text,
      lineStyle: { color: colour ?? spec.palette.text, width: 1.5, type: [6, 4], opacity: 0.75 },
      tooltip: { show: false },
      data: Array.from({ length }, (_, i) => values[i] ?? null),
    }))
  const telling = (of: Option) => (of.tooltip as { formatter?: (hovered: unknown) => string } | undefined)?.formatter
  const [now, then] = [telling(option), telling(before)]
  const periods = (before.xAxis as { data: unknown[] }).data.length
  const formatter = (hovered: { dataIndex: number }[]) => {
    const { dataIndex } = hovered[0]!
    return [now?.(hovered), dataIndex < periods ? then?.([{ ...hovered[0]!, dataIndex }]) : undefined].filter(Boolean).join('<br><br>')
  }
  return {
    ...option,
    series: [...seriesOf(option), ...added],
    ...(now ? { tooltip: { ...(option.tooltip as object), formatter } } : {}),
  }
}
