import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Option } from '../../datasets/metrics/chart.ts'
import { dressed } from '../charts/dressed.ts'
import { init } from '../charts/echarts.ts'
import { partsOf } from '../charts/library.ts'

use(SVGRenderer)

let drawn = 0

/**
 * The picture of an option as SVG, as wide as the box it is put in. Takes only parts of the drawing library that every first view has; another
 * part is an error.
 */
export function pictureSvg(option: Option, width: number, height: number, fontFamily: string): string {
  if (partsOf(option)) throw new Error(`a first view has no ${partsOf(option)}`)
  // The library writes values between double quotation marks as they are.
  const quoted = fontFamily.replaceAll('"', "'")
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...dressed(option, quoted, false), tooltip: { show: false } })
    const prefix = `picture${++drawn % 1000}`
    return (
      chart
        .renderToSVGString()
        // The policy refuses style elements; without a script nothing is hovered.
        .replaceAll(/<style\b[^>]*>.*?<\/style>/gs, '')
        .replaceAll(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
        .replaceAll(/\bzr\d+-/g, `${prefix}-`)
        .replace(/^<svg width="[\d.]+"/, '<svg width="100%" aria-hidden="true" style="display:block"')
    )
  } finally {
    chart.dispose()
  }
}
