import type { Option } from '../../datasets/metrics/chart.ts'

interface Drawn {
  type?: string
  style?: object
  children?: Drawn[]
}

interface Series {
  renderItem?(...given: unknown[]): Drawn
}

interface Tooltip {
  formatter?(hovered: unknown): string
}

/** The library letters axes and labels in the picture’s font, but not texts that a chart places by itself. */
const lettered = (drawn: Drawn, fontFamily: string): Drawn => ({
  ...drawn,
  ...(drawn.type === 'text' ? { style: { fontFamily, ...drawn.style } } : {}),
  ...(drawn.children ? { children: drawn.children.map((child) => lettered(child, fontFamily)) } : {}),
})

/** How many places the picture’s axis of categories has. */
function placesOf({ xAxis, yAxis }: Option): number {
  const axes = [xAxis ?? [], yAxis ?? []].flat() as { type?: string; data?: unknown[] }[]
  return axes.find(({ type, data }) => type === 'category' && data)?.data?.length ?? Number.POSITIVE_INFINITY
}

/** A pointer that rests while fewer rows come is told of for a moment at the place it had among the rows before. */
function within(tooltip: Tooltip, places: number): Tooltip {
  const { formatter } = tooltip
  if (!formatter) return tooltip
  const beyond = (hovered: unknown) => Array.isArray(hovered) && (!hovered[0] || hovered[0].dataIndex >= places)
  return { ...tooltip, formatter: (hovered) => (beyond(hovered) ? '' : formatter(hovered)) }
}

/** Only what moved moves: nothing grows on first sight, and nothing moves for readers who asked for less motion. */
export function dressed(option: Option, fontFamily: string, animated: boolean): Option {
  const { series, graphic, tooltip, ...rest } = option
  const drawing = (one: Series): Series =>
    one.renderItem ? { ...one, renderItem: (...given) => lettered(one.renderItem!(...given), fontFamily) } : one
  return {
    textStyle: { fontFamily },
    animation: animated,
    animationDuration: 0,
    animationDurationUpdate: 160,
    ...rest,
    ...(series ? { series: [series as Series | Series[]].flat().map(drawing) } : {}),
    ...(graphic ? { graphic: [graphic as Drawn | Drawn[]].flat().map((drawn) => lettered(drawn, fontFamily)) } : {}),
    ...(tooltip ? { tooltip: { ...within(tooltip as Tooltip, placesOf(option)), className: 'echart-tip' } } : {}),
  }
}
