import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Column, cellText, named } from '../../datasets/presentation/columns.ts'
import { formatsOf } from '../../datasets/presentation/format.ts'
import { csvCell, csvOf } from './csv.ts'

const column = (name: string, unit = '', numeric = false): Column => ({ name, label: name, unit, numeric, grain: 'month', picks: null })

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])('%j starts no formula', (text) => {
  expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
})

test('numbers stay numbers, below zero too; nothing is empty, not zero', () => {
  expect([csvCell(-3), csvCell(0), csvCell(null), csvCell(true)]).toEqual(['-3', '0', '', 'true'])
})

test('a file: mark, what must be known, header, rows', () => {
  const text = csvOf(
    [column('rail'), column('value', 'minor')],
    [{ rail: 'a "b", c', value: 100 }],
    [
      ['Release', 'ab12'],
      ['Filters', '=x\ny'],
    ],
    'fen',
    '; shares 0–1',
  )
  expect(text).toBe('\ufeff# Release: ab12\r\n# Filters: =x y\r\nrail,value (fen)\r\n"a ""b"", c",100\r\n')
})

test('any text comes back from a CSV reader as it was, but for the apostrophe that disarms it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvCell(text)
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
      expect(read === text || read === `'${text}`).toBe(true)
      if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/)
      expect(read).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test('cells in words: not observed is a dash, zero is zero, a rail has its name, a period its month', () => {
  const reading = {
    ...formatsOf('en', 'CNY'),
    stateLabel: (rail: string) => rail.toUpperCase(),
    valueLabel: (key: string, value: string) => `${key} ${value}`,
    say: (key: string) => key,
  }
  const texts = [
    cellText({ rate: null }, column('rate', 'share'), reading),
    cellText({ rate: 0 }, column('rate', 'share'), reading),
    cellText({ value: 123_456 }, column('value', 'minor'), reading),
    cellText({ period: '2021-01-01' }, column('period', 'date'), reading),
    cellText({ from_rail: 'alipay' }, column('from_rail'), reading),
    cellText({ mature: false }, column('mature'), reading),
    cellText({ platform: 'jd' }, column('platform'), reading),
    ...[0.0004, 0.0342, 1].map((p) => cellText({ p }, column('p', 'probability'), reading)),
  ]
  expect(texts).toEqual(['–', '0.00%', '¥1,234.56', 'Jan 2021', 'ALIPAY', 'card.no', 'platform jd', '< 0.001', '0.034', '1.000'])
})

test('a row may say what its number and its text are; an empty text that names nothing is a dash, and empty in a file', () => {
  const reading = {
    ...formatsOf('en', 'CNY'),
    stateLabel: (rail: string) => rail.toUpperCase(),
    valueLabel: (key: string, value: string) => `${key} ${value}`,
    say: (key: string) => key,
  }
  const mixed: Column[] = [
    { ...column('item'), namesIn: ({ of }) => (of === 'nothing' ? null : String(of)) },
    { ...column('change', '', true), unitIn: ({ of }) => (of === 'rail' ? 'minor' : 'share') },
  ]
  const rows = [
    { of: 'rail', item: 'alipay', change: -3217 },
    { of: 'region', item: '', change: 0.5 },
    { of: 'nothing', item: '', change: 0.25 },
  ]
  expect(rows.map((row) => mixed.map((one) => cellText(row, one, reading)))).toEqual([
    ['ALIPAY', '-¥32.17'],
    ['region ', '50.00%'],
    ['–', '25.00%'],
  ])
  expect(csvOf(mixed, named(rows, mixed, reading), [], 'fen', '; shares 0–1')).toBe(
    '\ufeffitem,change (fen; shares 0–1)\r\nALIPAY,-3217\r\nregion ,0.5\r\n,0.25\r\n',
  )
})

test('a file has names for identifiers too; its dates and numbers stay as they are', () => {
  const reading = {
    ...formatsOf('en', 'CNY'),
    stateLabel: (rail: string) => rail.toUpperCase(),
    valueLabel: (key: string, value: string) => `${key} ${value}`,
    say: (key: string) => key,
  }
  const columns = [column('period', 'date'), column('rail'), column('platform'), column('value', 'minor', true), column('region')]
  expect(named([{ period: '2021-01-01', rail: 'alipay', platform: 'jd', value: 5, region: null }], columns, reading)).toEqual([
    { period: '2021-01-01', rail: 'ALIPAY', platform: 'platform jd', value: 5, region: null },
  ])
})
