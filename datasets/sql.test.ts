import { expect, test } from 'vitest'
import { all, bind, identifier, join, list, sql } from './sql.ts'

test('values are bound in the order of the text, nested statements included', () => {
  const inner = sql`region in (${list(['shenzhen', "o'neill"])})`
  const statement = sql`select ${1} from t where ${inner} and day >= ${bind('2021-01-01')}`
  expect(statement.text).toBe('select ? from t where region in (?, ?) and day >= ?')
  expect(statement.values).toEqual([1, 'shenzhen', "o'neill", '2021-01-01'])
})

test('a relation is named once in the list however often the text reads it', () => {
  const visits = { name: 'visits' }
  expect(sql`select * from ${visits} a, ${visits} b`).toEqual({ text: 'select * from visits a, visits b', values: [], relations: [visits] })
})

test('a bare string does not compile', () => {
  // @ts-expect-error a string must go through bind()
  expect(() => sql`select ${'x'}`).toBeDefined()
})

test('names are quoted when they are not plain', () => {
  expect(identifier('day').text).toBe('day')
  expect(identifier('交易"时间').text).toBe('"交易""时间"')
})

test('an empty conjunction is true', () => {
  expect(all([]).text).toBe('true')
  expect(all([sql`a`, sql`b`]).text).toBe('a and b')
  expect(join([], sql`, `).text).toBe('')
})
