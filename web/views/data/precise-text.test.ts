import { expect, test } from 'vitest'
import { languages } from '../../../datasets/metrics/metric.ts'
import { preciseText } from './precise-text.ts'

test.each([
  ['2021', '2021', '2021年', '2021年'],
  ['2021Q1', '2021 Q1', '2021年第1季度', '2021年第1季'],
  ['2021-03', 'Mar 2021', '2021年3月', '2021年3月'],
  ['2021-06-30', '30 Jun 2021', '2021年6月30日', '2021年6月30日'],
])('%s is written as charts write it: %s, %s, %s', (text, ...written) => {
  expect(languages.map((language) => preciseText(text, language))).toEqual(written)
})
