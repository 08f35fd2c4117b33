import { expect, test } from 'vitest'
import { Answers } from './answers.ts'

test('twelve characters are kept: the answer asked least recently goes first', () => {
  const answers = new Answers(12)
  for (const tag of ['a', 'b', 'c', 'd']) answers.set(tag, `${tag}${tag}${tag}`)
  expect(answers.get('a')).toBe('aaa')
  answers.set('e', 'eee')
  expect(['a', 'b', 'c', 'd', 'e'].map((tag) => answers.get(tag))).toEqual(['aaa', undefined, 'ccc', 'ddd', 'eee'])
})

test('an answer longer than a quarter of the room is not kept, and drives nothing out', () => {
  const answers = new Answers(12)
  answers.set('a', 'aaa')
  answers.set('b', 'bbbb')
  expect([answers.get('a'), answers.get('b')]).toEqual(['aaa', undefined])
})
