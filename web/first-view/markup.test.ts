import { expect, test } from 'vitest'
import { apart, isWhole } from './markup.ts'

test.each([
  ['state is taken off', '<li data-tile="active" data-state="ready" aria-busy="false" class="tile">1</li>', '<li class="tile">1</li>'],
  ['what styles need stays', '<div data-span="12" data-rail="closed">', '<div data-span="12" data-rail="closed">'],
  [
    'ids and what refers to them',
    '<h3 id="a"></h3><p aria-labelledby="a b">',
    '<h3 id="first-a"></h3><p aria-labelledby="first-a first-b">',
  ],
  ['places in the page, not addresses', '<a href="#content"><a href="/data#x">', '<a href="#first-content"><a href="/data#x">'],
  ['clips of pictures', '<clipPath id="c"/><g clip-path="url(#c)">', '<clipPath id="first-c"/><g clip-path="url(#first-c)">'],
  ['controls that would lose a click', '<button type="button"><buttonish>', '<button inert="" type="button"><buttonish>'],
  ['texts are left alone', '<p>data-state=&quot;ready&quot; id=&quot;a&quot;</p>', '<p>data-state=&quot;ready&quot; id=&quot;a&quot;</p>'],
])('%s', (_, live, drawn) => {
  expect(apart(live)).toBe(drawn)
})

test('a view that waits for rows, or would run a script, is not whole', () => {
  expect(isWhole('<div class="tile"></div>')).toBe(true)
  for (const part of ['<div class="tile-skeleton">', '<div class="card-skeleton">', '<div class="waiting">', '<script>'])
    expect(isWhole(`<div>${part}`)).toBe(false)
})
