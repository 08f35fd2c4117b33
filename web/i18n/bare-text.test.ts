import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const web = join(import.meta.dirname, '..')

/** Letters that stand in JSX as they are, or in an attribute that readers see or hear. */
function bareText(path: string, source: string): string[] {
  const found: string[] = []
  const seen = new Set(['aria-label', 'title', 'alt', 'label', 'placeholder'])
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim())
    if (ts.isJsxAttribute(node) && seen.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)) {
      if (/\p{L}/u.test(node.initializer.text)) found.push(node.initializer.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found
}

test('bare words in JSX are found', () => {
  expect(bareText('a.tsx', '<p title="Late">n = {n} <b>{t("x")}</b> · 3</p>')).toEqual(['Late', 'n ='])
})

test('no component writes words of its own: all come from the languages; the name of the product is the same in each', () => {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.test)\.tsx$/.test(path))
  expect(files.length).toBeGreaterThan(30)
  const found = files.flatMap((path) => bareText(path, readFileSync(join(web, path), 'utf8')).map((text) => `${path}: ${text}`))
  expect(found.filter((text) => !text.endsWith(': Pilotscope'))).toEqual([])
})
