import { expect, test } from 'vitest'
import { languages } from '../../../datasets/metrics/metric.ts'
import report from '../../../docs/planted-truth.json'
import { methodWords } from './methods-words.ts'

test.each(languages)('%s: every kind of interval in the report has its words, and there are no others', (language) => {
  expect(Object.keys(methodWords[language].planted.kinds).sort()).toEqual(report.families.map(({ family }) => family).sort())
})
