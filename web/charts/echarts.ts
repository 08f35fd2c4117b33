import { BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts'
import { DataZoomComponent, GridComponent, TitleComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

use([BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart])
use([DataZoomComponent, GridComponent, TitleComponent, TooltipComponent, VisualMapComponent])
use([LabelLayout, CanvasRenderer, SVGRenderer])

export { init }
