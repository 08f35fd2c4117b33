import { BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TitleComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartSection } from '../../datasets/briefing/document.ts'
import { plainText } from './plain-text.ts'

use([BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart])
use([AriaComponent, GridComponent, TitleComponent, TooltipComponent, VisualMapComponent])
use([LabelLayout, SVGRenderer])

/** Ids in one file must differ between its pictures and not between two makings of it. */
const ids = (svg: string, prefix: string) => svg.replaceAll(/\bzr\d+-/g, `${prefix}-`)

/** The picture without what a script or a pointer would need, and without a font of its own. */
const still = (svg: string) =>
  svg
    .replaceAll(/<style\b[^>]*>.*?<\/style>/gs, '')
    .replaceAll(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
    .replaceAll(/font-family:[^;"]*;?/g, '')

/**
 * A chart’s picture as SVG without a browser: no font family of its own, no motion, no script; the same option gives the same bytes. `prefix`
 * stands before its ids. An option that cannot be drawn is an error that names the chart.
 */
export function pictureOf({ id, option, width, height }: Pick<ChartSection, 'id' | 'option' | 'width' | 'height'>, prefix: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false, tooltip: { show: false } })
    return plainText(still(ids(chart.renderToSVGString(), prefix)))
  } catch (cause) {
    throw new Error(`The picture of chart "${id}" cannot be drawn.`, { cause })
  } finally {
    chart.dispose()
  }
}
