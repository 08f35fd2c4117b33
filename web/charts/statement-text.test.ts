import { expect, test } from 'vitest'
import { bind, sql } from '../../datasets/sql.ts'
import { statementText } from './statement-text.ts'

test('values are written in order, quotes doubled, question marks inside texts left alone', () => {
  expect(statementText(sql`select '?' as q, ${bind("it's")} as s, ${3} as n, ${null} as z`)).toBe(
    "select '?' as q, 'it''s' as s, 3 as n, null as z",
  )
})

test('the margin of the source is taken off, the shape kept', () => {
  expect(
    statementText(sql`
    select a
      from b`),
  ).toBe('select a\n  from b')
})
