import { expect, test } from 'vitest'
import { chartPages, columnsOf, rowPages } from './pdf-flow.ts'

const chart = { said: 50, picture: 200 }
const four = [chart, chart, chart, chart]
const limits = { least: 0.5, gap: 10 }

test('a chart moves up where it fits: of 320 points two take 2 · (50 + 200 · 0.525) + 10', () => {
  expect(chartPages(four, 320, 320, limits)).toEqual([
    { count: 2, scale: expect.closeTo(0.525) },
    { count: 2, scale: expect.closeTo(0.525) },
  ])
})

test('a page that holds one has it as large as fits, at most full size, and the rest go on', () => {
  expect(chartPages(four, 200, 330, limits).map(({ count }) => count)).toEqual([1, 2, 1])
  expect(chartPages(four, 200, 330, limits)[0]!.scale).toBeCloseTo(0.75)
  expect(chartPages([chart], 600, 600, limits)).toEqual([{ count: 1, scale: 1 }])
})

test('where nothing fits the first page has none; what no page holds stands alone at its least', () => {
  expect(chartPages([chart, chart], 100, 320, limits).map(({ count }) => count)).toEqual([0, 2])
  expect(chartPages([chart, chart], 100, 100, limits)).toEqual([
    { count: 0, scale: 1 },
    { count: 1, scale: 0.5 },
    { count: 1, scale: 0.5 },
  ])
})

const rows = (n: number) => Array.from({ length: n }, () => 10)

test('rows by page: 9 beside a head in 100 points, and the last page not of one or two', () => {
  expect(rowPages(rows(9), 10, 100, 100)).toEqual([9])
  expect(rowPages(rows(20), 10, 100, 100)).toEqual([9, 9, 2])
  expect(rowPages(rows(20), 10, 100, 100, 4)).toEqual([9, 7, 4])
  expect(rowPages(rows(11), 10, 60, 100, 4)).toEqual([5, 6])
})

test('a head never stands alone: with 15 points left all rows go to the next page', () => {
  expect(rowPages(rows(3), 10, 15, 100)).toEqual([0, 3])
  expect(rowPages(rows(3), 10, 15, 100, 8)).toEqual([0, 3])
  expect(rowPages([500], 10, 100, 100)).toEqual([0, 1])
  expect(rowPages([], 10, 100, 100)).toEqual([0])
})

test('columns are filled one after another and as low as that can be: 2 + 2 + 2, 4 + 2, 3 + 3', () => {
  expect(columnsOf([2, 2, 2, 4, 2, 3, 3], 3)).toEqual([
    [0, 3],
    [3, 5],
    [5, 7],
  ])
  expect(columnsOf([5], 3)).toEqual([[0, 1]])
})
