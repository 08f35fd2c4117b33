import type { Option } from '../../datasets/metrics/chart.ts'

interface Styled {
  itemStyle?: { decal?: object }
  data?: unknown
}

/** Hatchings by what they look like and for which screen. */
const known = new Map<string, object>()

/**
 * The library knows a hatching that it has drawn by its object, and copies all objects of a picture but those marked like this: without the mark it
 * draws one anew for each hatched item of each picture, a canvas each, 15 ms of a heatmap.
 */
function kept(decal: object, pixelRatio: number): object {
  const key = `${pixelRatio} ${JSON.stringify(decal)}`
  const found = known.get(key) ?? { ...decal, __ec_primitive__: true }
  known.set(key, found)
  return found
}

const styled = (of: unknown, pixelRatio: number): unknown => {
  const decal = (of as Styled | null)?.itemStyle?.decal
  return decal ? { ...(of as Styled), itemStyle: { ...(of as Styled).itemStyle, decal: kept(decal, pixelRatio) } } : of
}

/** The picture, to be drawn on a canvas of so many pixels to one of CSS, with each hatching drawn once in a visit. */
export function hatchedOnce(option: Option, pixelRatio: number): Option {
  if (!option.series) return option
  const series = [option.series as Styled | Styled[]].flat().map((one) => {
    const own = styled(one, pixelRatio) as Styled
    return Array.isArray(own.data) ? { ...own, data: own.data.map((item) => styled(item, pixelRatio)) } : own
  })
  return { ...option, series }
}
