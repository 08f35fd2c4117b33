import { expect, test } from 'vitest'
import en from './en.json'
import zhHans from './zh-Hans.json'
import zhHant from './zh-Hant.json'

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
const english = new Map(leaves(en))

test.each([
  ['zh-Hans', zhHans],
  ['zh-Hant', zhHant],
])('%s has every key of English and no other, and no text left in English', (_, words) => {
  const found = leaves(words)
  expect(found.map(([key]) => key).sort()).toEqual([...english.keys()].sort())
  expect(found.filter(([key, text]) => english.get(key) === text)).toEqual([])
})
