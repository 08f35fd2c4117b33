import fs from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { Sheet } from './pdf-sheet.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('a font is read once, however many documents measure with it and write in it', async () => {
  const read = vi.spyOn(fs, 'readFileSync')
  for (const language of ['zh-Hans', 'en', 'zh-Hans'] as const) {
    const sheet = new Sheet(language, { Title: 'a' })
    sheet.text(sheet.root, 'P', '试点 −3 “e-CNY”', { width: sheet.widthOf('试点', {}) })
    sheet.text(sheet.root, 'P', '试点', { weight: 'bold' })
    expect((await sheet.bytes(() => ({ left: '', right: '1' }))).length).toBeGreaterThan(1000)
  }
  const fonts = read.mock.calls.map(([path]) => String(path)).filter((path) => path.endsWith('.otf'))
  expect(fonts.length).toBeGreaterThan(1)
  expect(new Set(fonts).size).toBe(fonts.length)
})

test('a minus is no wider than two figures', () => {
  const sheet = new Sheet('zh-Hans', { Title: 'a' })
  expect(sheet.widthOf('−', {})).toBeLessThan(sheet.widthOf('00', {}))
})
