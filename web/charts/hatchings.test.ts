import { HeatmapChart } from 'echarts/charts'
import { GridComponent, VisualMapComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { expect, test } from 'vitest'
import { hatch } from '../../datasets/metrics/drawing.ts'
import { hatchedOnce } from './hatchings.ts'

const option = (colour: string) => ({
  title: { text: 'left alone' },
  series: [
    { type: 'heatmap', data: [{ value: [0, 0, 1], itemStyle: { borderWidth: 1, decal: hatch(colour) } }, { value: [1, 0, 2] }, [2, 0, 3]] },
    { type: 'bar', itemStyle: { decal: hatch(colour) } },
  ],
})
const decals = ({ series }: ReturnType<typeof option>) => [
  (series[0]!.data![0] as { itemStyle: { decal: object } }).itemStyle.decal,
  series[1]!.itemStyle!.decal as object,
]
const kept = (colour: string, pixelRatio = 1) => decals(hatchedOnce(option(colour), pixelRatio) as ReturnType<typeof option>)

test('hatchings that look alike are one object, in items and in series, from picture to picture', () => {
  const [first, second] = kept('#112233')
  expect(first).toMatchObject(hatch('#112233'))
  expect(second).toBe(first)
  expect(kept('#112233')).toEqual([first, first])
  expect(kept('#112233')[0]).toBe(first)
  expect(kept('#445566')[0]).not.toBe(first)
  expect(kept('#112233', 2)[0]).not.toBe(first)
})

test('all else of a picture is as it was', () => {
  const plain = (given: object) => JSON.parse(JSON.stringify(given).replaceAll(',"__ec_primitive__":true', ''))
  expect(plain(hatchedOnce(option('#112233'), 1))).toEqual(plain(option('#112233')))
  expect(hatchedOnce({ title: {} }, 1)).toEqual({ title: {} })
})

test('the library takes the mark: what it holds of an option is the kept object itself', () => {
  use([HeatmapChart, GridComponent, VisualMapComponent, SVGRenderer])
  const chart = init(null, null, { ssr: true, renderer: 'svg', width: 100, height: 100 })
  const drawn = hatchedOnce({ series: [{ type: 'heatmap', data: [{ value: [0, 0, 1], itemStyle: { decal: hatch('#112233') } }] }] }, 1)
  chart.setOption({
    ...drawn,
    visualMap: { min: 0, max: 1 },
    xAxis: { type: 'category', data: ['a'] },
    yAxis: { type: 'category', data: ['b'] },
  })
  const [series] = chart.getOption().series as [{ data: { itemStyle: { decal: object } }[] }]
  expect(series.data[0]!.itemStyle.decal).toBe(kept('#112233')[0])
  chart.dispose()
})
