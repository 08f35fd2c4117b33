import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explained, Failure, nearest } from './errors.ts'
import { words } from './failure-report.ts'

test.each([
  ['rail-shar', ['retention-cohorts', 'rail-share', 'rail-transitions'], ['rail-share']],
  ['grian', ['from', 'to', 'grain'], ['grain']],
  ['mont', ['day', 'week', 'month', 'quarter', 'year'], ['month']],
  ['zzzzzzzz', ['day', 'week'], []],
])('nearest to %s among %j: %j', (wanted, names, expected) => {
  expect(nearest(wanted, names, 1)).toEqual(expected)
})

test('property: a name is nearest to itself', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1 }), (names) => {
      expect(nearest(names[0]!, names)[0]).toBe(names[0])
    }),
  )
})

test('a full disk is said in words, whoever says it', () => {
  const system = Object.assign(new Error('write'), { code: 'ENOSPC' })
  for (const error of [system, new Error('IO Error: Could not write all bytes to file "x": No space left on device')])
    expect(explained(error, '/data/demo')).toMatchObject({ code: 'disk_full', place: { file: '/data/demo' } })
  const other = new Error('else')
  expect(explained(other, '/data')).toBe(other)
})

test('words name file, line and column, what and the mend, on lines of their own', () => {
  const failure = new Failure('bad_value', 'The value is no date.', 'Give YYYY-MM-DD.', { place: { file: 'a.csv', line: 7, column: 'at' } })
  expect(words(failure)).toBe('a.csv, line 7, column at: The value is no date.\n  Give YYYY-MM-DD.\n')
})

test('a place is told once, with its folder, where the message has it too', () => {
  const failure = new Failure('alerts_syntax', 'alerts.yaml, line 2, column 1: not YAML', 'Indent.', {
    place: { file: '/data/alerts.yaml', line: 2, column: '1' },
  })
  expect(words(failure)).toBe('/data/alerts.yaml, line 2, column 1: not YAML\n  Indent.\n')
})

test('a place that cannot be written to is told from a fault of ours', () => {
  const missing = Object.assign(new Error('open'), { code: 'ENOENT', path: '/none/a.pdf' })
  expect(explained(missing, '/none/a.pdf')).toMatchObject({ code: 'no_such_place', message: 'The folder of /none/a.pdf does not exist.' })
  expect(explained(missing, '/data')).toBe(missing)
  expect(explained(Object.assign(new Error('open'), { code: 'EISDIR' }), '/a.pdf')).toMatchObject({ message: '/a.pdf is a folder.' })
})
