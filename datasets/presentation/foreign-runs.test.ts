import { expect, test } from 'vitest'
import { foreignRuns } from './foreign-runs.ts'

test('what is quoted in another language stands apart, also without its full stop', () => {
  expect(
    foreignRuns('[1] 3月9日：“The bridge is closed”（原文）；[2] 大桥通车。', ['The bridge is closed.', '大桥通车'], 'zh-Hans'),
  ).toEqual([
    { text: '[1] 3月9日：“', lang: null },
    { text: 'The bridge is closed', lang: 'en' },
    { text: '”（原文）；[2] 大桥通车。', lang: null },
  ])
  expect(foreignRuns('Noted on the axis: [1] 大桥通车 (Li)', ['大桥通车'], 'en').map(({ lang }) => lang)).toEqual([null, 'zh', null])
})

test('a text that is in another language as a whole is one stretch; the reader’s own and one without letters are none', () => {
  expect(foreignRuns('Read with the annex.', [], 'zh-Hant')).toEqual([{ text: 'Read with the annex.', lang: 'en' }])
  expect(foreignRuns('请与附件一并阅读。', [], 'en')).toEqual([{ text: '请与附件一并阅读。', lang: 'zh' }])
  for (const text of ['请与 annex 一并阅读。', '2021 · 3.5%']) expect(foreignRuns(text, [], 'zh-Hans')).toEqual([{ text, lang: null }])
})
