import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
const english = new Map(leaves(wordsOf('en')))

test.each(['zh-Hans', 'zh-Hant'] as const)('%s says everything English says, with the same holes and none of its words', (language) => {
  const own = new Map(leaves(wordsOf(language)))
  expect([...own.keys()].sort()).toEqual([...english.keys()].sort())
  for (const [key, text] of own) {
    expect(holes(text), key).toEqual(holes(english.get(key)!))
    expect(text.replaceAll(/\{\{\w+\}\}/g, ''), key).not.toMatch(/[a-z]{2}/i)
  }
})
