import { expect, test } from 'vitest'
import { dressed } from './dressed.ts'

test('texts that a chart places by itself have the picture’s font, in groups and as graphic', () => {
  const shapes = { type: 'group', children: [{ type: 'rect' }, { type: 'text', style: { text: 'Luohu' } }] }
  const { series, graphic } = dressed(
    { series: [{ type: 'custom', renderItem: () => shapes }, { type: 'line' }], graphic: [{ type: 'text', style: { text: 'six' } }] },
    'serif',
    false,
  ) as unknown as { series: { renderItem(): unknown }[]; graphic: unknown }
  expect(series[0]!.renderItem()).toEqual({
    type: 'group',
    children: [{ type: 'rect' }, { type: 'text', style: { fontFamily: 'serif', text: 'Luohu' } }],
  })
  expect(series[1]).toEqual({ type: 'line' })
  expect(graphic).toEqual([{ type: 'text', style: { fontFamily: 'serif', text: 'six' } }])
})

test('a place that the axis no longer has is told of in no words, every other one in the chart’s own', () => {
  const { tooltip } = dressed(
    {
      xAxis: { type: 'category', data: ['May'] },
      tooltip: { formatter: (hovered: { dataIndex: number }[]) => `place ${hovered[0]!.dataIndex}` },
    },
    'serif',
    false,
  ) as unknown as { tooltip: { formatter(hovered: unknown): string } }
  expect([0, 1].map((dataIndex) => tooltip.formatter([{ dataIndex }]))).toEqual(['place 0', ''])
})
