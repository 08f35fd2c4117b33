import type { init, use } from 'echarts/core'
import type { Option } from '../../datasets/metrics/chart.ts'

/** Parts of ECharts that no picture of the first view needs, by the word that asks for them: a type of series, or a key of the option. */
const late: Readonly<Record<string, () => Promise<{ part: Parameters<typeof use>[0] }>>> = {
  sankey: () => import('./parts/sankey.ts'),
  heatmap: () => import('./parts/heatmap.ts'),
  scatter: () => import('./parts/scatter.ts'),
  dataZoom: () => import('./parts/data-zoom.ts'),
  visualMap: () => import('./parts/visual-map.ts'),
  graphic: () => import('./parts/graphic.ts'),
  svg: () => import('./parts/svg-renderer.ts'),
}
const always = new Set(['line', 'bar', 'custom'])

/** The words of an option that ask for a part, in a fixed order; a type of series that nothing is known of is among them. */
export function partsOf(option: Option): string {
  const series = ([option.series ?? []].flat() as { type?: string }[]).map(({ type = '' }) => type)
  const keys = Object.keys(option).filter((key) => key in late && option[key] !== undefined)
  return [...new Set([...series, ...keys])]
    .filter((word) => !always.has(word))
    .sort()
    .join(' ')
}

/** The library with the parts named; a picture knows only parts that are there when it is begun. Rejects on a word that names none. */
export async function libraryWith(parts: string): Promise<{ init: typeof init }> {
  const coming = parts
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const load = late[word]
      if (!load) throw new Error(`ECharts has no part for "${word}" here: name it in web/charts/library.ts`)
      return load()
    })
  const [{ init, use }, ...found] = await Promise.all([import('./echarts.ts'), ...coming])
  for (const { part } of found) use(part)
  return { init }
}

let drawsSvg = false
let asked = false

/** Whether pictures can be drawn as SVG at once, which print as finely as the printer can and with their words as words. */
export const canDrawSvg = (): boolean => drawsSvg

/** Fetches what drawing as SVG takes, in good time before somebody prints and late enough to keep nobody waiting. */
export function prepareForPaper(): void {
  if (asked) return
  asked = true
  setTimeout(async () => {
    try {
      await libraryWith('svg')
      drawsSvg = true
    } catch {
      asked = false
    }
  }, 1_000)
}
