import {
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { palettes } from '../../../datasets/presentation/palette.ts'
import { axesOf, type Mark, quickChart } from './quick-chart.ts'
import { resultOf } from './result.ts'

function resultWith(columns: Record<string, [DataType, unknown[]]>) {
  const vectors = Object.entries(columns).map(([name, [type, values]]) => ({ name, type, data: vectorFromArray(values, type).data[0]! }))
  const fields = vectors.map(({ name, type }) => new Field(name, type, true))
  const data = makeData({ type: new Struct(fields), length: vectors[0]!.data.length, children: vectors.map(({ data }) => data) })
  const schema = new Schema(fields)
  return resultOf(schema, [new RecordBatch(schema, data)], null, 1)
}
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const drawn = (result: ReturnType<typeof resultWith>, mark: Mark) => {
  const option = quickChart(result, axesOf(result, '', '')!, mark, palettes.light, { number: String, none: 'none' })
  return option as { xAxis: { type: string; axisLabel: { formatter(value: number): string } }; series: [{ data: unknown }] }
}

describe.each(['line', 'bar'] as const)('a %s against days', (mark) => {
  test('1 day and 15 months apart are so far apart; rows stand along time, whatever their order; a row without a day is left out', () => {
    const days = [day('2021-07-02'), day('2020-04-01'), null, day('2020-04-02')]
    const { xAxis, series } = drawn(resultWith({ day: [new DateDay(), days], n: [new Int32(), [3, 1, 9, 2]] }), mark)
    expect(xAxis.type).toBe('time')
    expect(series[0].data).toEqual([
      [Date.UTC(2020, 3, 1), 1],
      [Date.UTC(2020, 3, 2), 2],
      [Date.UTC(2021, 6, 2), 3],
    ])
    expect(xAxis.axisLabel.formatter(Date.UTC(2020, 3, 1))).toBe('2020-04-01')
  })
})

test('bars of the same day stand beside each other, line points above each other', () => {
  const result = resultWith({ day: [new DateDay(), [day('2020-04-01'), day('2020-04-01')]], n: [new Int32(), [1, 2]] })
  expect(drawn(result, 'bar').xAxis.type).toBe('category')
  expect(drawn(result, 'line').xAxis.type).toBe('time')
})

test('a timestamp is drawn at its moment in UTC, to the millisecond', () => {
  const moment = Date.UTC(2021, 0, 31, 23, 59, 58) + 500
  const { xAxis, series } = drawn(resultWith({ at: [new TimestampMicrosecond(), [moment]], n: [new Float64(), [0.5]] }), 'line')
  expect(xAxis.type).toBe('time')
  expect(series[0].data).toEqual([[moment, 0.5]])
  expect(xAxis.axisLabel.formatter(moment)).toBe('2021-01-31 23:59:58.500')
  expect(xAxis.axisLabel.formatter(Date.UTC(2021, 0, 31, 7, 30))).toBe('2021-01-31 07:30')
})

test('texts stay categories in the order of the result', () => {
  const { xAxis, series } = drawn(resultWith({ rail: [new Utf8(), ['b', 'a']], n: [new Int32(), [2, 1]] }), 'line')
  expect(xAxis.type).toBe('category')
  expect(series[0].data).toEqual([2, 1])
})

test.each([
  ['person', 'value'],
  ['merchant', 'value'],
  ['operator_id', 'value'],
  ['code', 'value'],
  ['persons', 'persons'],
])('of the columns day, %s and value, %s is drawn unless another is asked for', (name, expected) => {
  const result = resultWith({ day: [new DateDay(), [day('2020-04-01')]], [name]: [new Int32(), [7]], value: [new Int32(), [1]] })
  expect(axesOf(result, '', '')!.y.name).toBe(expected)
  expect(axesOf(result, '', name)!.y.name).toBe(name)
})

test('a number that says which one is drawn where there is no other', () => {
  const result = resultWith({ day: [new DateDay(), [day('2020-04-01')]], person: [new Int32(), [7]] })
  expect(axesOf(result, '', '')!.y.name).toBe('person')
})
