import { expect, test } from 'vitest'
import type { Option } from '../../datasets/metrics/chart.ts'
import { type Stop, stepped, stopsOf } from './walk.ts'

/** What each key reaches in turn, by place in the data; flows are marked. */
function walked(option: Option, keys: string): (string | null)[] {
  const stops = stopsOf(option)
  let at: Stop | null = null
  return [...keys].map((key) => {
    const next = stepped(stops, at, { '>': 'ArrowRight', '<': 'ArrowLeft', v: 'ArrowDown', '^': 'ArrowUp' }[key]!)
    at = next ?? at
    return next && `${next.flow ? 'flow ' : ''}${next.item}`
  })
}

const matrix = (inverse: boolean) => ({
  yAxis: { type: 'category', inverse },
  series: [
    {
      type: 'heatmap',
      // catering below, transport above; the lower left cell is missing.
      data: [{ value: [1, 1, 0.1] }, { value: [1, 0, 0.2] }, { value: [0, 0, 0.3] }],
    },
  ],
})

test('a matrix is walked as drawn: the top row from left to right, then down', () => {
  expect(walked(matrix(true), '>>v<^')).toEqual(['2', '1', '0', null, '1'])
})

test('down from a cell with none below it leads to the nearest of the next row', () => {
  expect(walked(matrix(true), '>v')).toEqual(['2', '0'])
})

test('where the axis runs upwards, the top row is the last', () => {
  expect(walked(matrix(false), '>v')).toEqual(['0', '1'])
})

const sankey = {
  series: [
    {
      type: 'sankey',
      nodes: [{ name: '0 cash' }, { name: '0 alipay' }, { name: '1 cash' }],
      links: [
        { source: '0 cash', target: '1 cash' },
        { source: '0 alipay', target: '1 cash' },
      ],
    },
  ],
}

test('Sankey: left and right walk the nodes, down the flows of a node', () => {
  expect(walked(sankey, '>>v')).toEqual(['0', '1', 'flow 1'])
  expect(walked(sankey, '>v>')).toEqual(['0', 'flow 0', '1'])
  expect(walked(sankey, '>>>vvv^^')).toEqual(['0', '1', '2', 'flow 0', 'flow 1', null, 'flow 0', '2'])
})

test('a ranking from top to bottom and a single line answer to every arrow; silent series are no stops', () => {
  const bars = {
    yAxis: { type: 'category' },
    series: [
      { type: 'bar', data: [3, 2, 1] },
      { type: 'bar', silent: true, data: [3, 2, 1] },
    ],
  }
  expect(walked(bars, 'vv>^')).toEqual(['0', '1', '2', '1'])
  expect(walked({ series: [{ type: 'line', data: [1, 2] }] }, '>v>')).toEqual(['0', '1', null])
})

test('several series over time: right goes on in time, down to the next series at the same time', () => {
  const stops = stopsOf({
    series: [
      { id: 'a', data: [1, 2] },
      { id: 'b', data: [3, 4] },
    ],
  })
  const second = stepped(stops, stepped(stops, null, 'ArrowRight'), 'ArrowRight')
  expect(stepped(stops, second, 'ArrowDown')).toMatchObject({ id: 'b', item: 1 })
})
