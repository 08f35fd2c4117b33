import { describe, expect, test } from 'vitest'
import { bare, named, placeOf, plainMessage, writesTo } from './statement.ts'

const tables = ['codes', 'rail_use_month', 'payments_of_filter']

describe('tables that a statement names', () => {
  test.each([
    ['select * from codes', ['codes']],
    ['SELECT * FROM "Codes" c join RAIL_USE_MONTH using (code)', ['codes', 'rail_use_month']],
    ["select 'codes' as word -- from rail_use_month", []],
    ['select 1 /* codes */ from payments_of_filter', ['payments_of_filter']],
    ['select $$codes$$, $a$ codes $$ $a$', []],
    ["select 'it''s codes'", []],
    ['select mycodes, codes2 from other', []],
    ["select 'unclosed codes", []],
    ['', []],
  ])('%s', (sql, expected) => expect(named(sql, tables)).toEqual(expected))
})

test('what is taken out leaves its length and its lines', () => {
  const sql = "select 'a\nb', 1 -- c\nfrom t"
  expect(bare(sql)).toBe('select   \n  , 1     \nfrom t')
})

test.each([
  ['update release.codes set code = 1', true],
  ['drop schema "release" cascade', true],
  ['execute earlier', true],
  ['select * from release.codes', false],
  ["create table t as select 'release' as word", false],
  ['create table t as select * from codes', false],
])('%s: writes to the schema of the release %s', (sql, expected) => expect(writesTo('release', sql)).toBe(expected))

describe('where DuckDB says that a statement is wrong', () => {
  test('line 2, column 6: the caret stands under the first letter', () => {
    const sql = 'select 1\nfrom paymets'
    const message = 'Catalog Error: Table with name paymets does not exist!\n\nLINE 2: from paymets\n             ^'
    expect(placeOf(message, sql)).toEqual({ line: 2, column: 6 })
    expect(plainMessage(message)).toBe('Catalog Error: Table with name paymets does not exist!')
  })

  test('a line that the engine cut is looked up: 100 blanks, then the word at column 101', () => {
    const sql = `${' '.repeat(100)}nonsense and more`
    const message = `Binder Error: x\n\nLINE 1: ...${' '.repeat(20)}nonsense and more\n${' '.repeat(8 + 3 + 20)}^`
    expect(placeOf(message, sql)).toEqual({ line: 1, column: 101 })
  })

  test('what a server could set where it lacks memory is left out', () => {
    const message = 'Out of Memory Error: could not allocate block (3.1 GiB used)\nLaunch the database with a persistent storage back-end'
    expect(plainMessage(message)).toBe('Out of Memory Error: could not allocate block (3.1 GiB used)')
  })

  test('a message without a place has none', () => {
    expect(placeOf('Out of Memory Error: failed to allocate', 'select 1')).toBeNull()
    expect(placeOf('Parser Error: x\n\nLINE 9: x\n        ^', 'select 1')).toBeNull()
  })
})
