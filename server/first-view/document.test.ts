import { expect, test } from 'vitest'
import type { BuiltPage } from './built.ts'
import { documentOf } from './document.ts'

const page: BuiltPage = {
  document:
    '<!doctype html>\n<html lang="en"><head><title>Pilotscope</title>\n<script type="module" crossorigin src="/assets/page.js"></script>\n<link rel="stylesheet" crossorigin href="/assets/page.css"></head><body><div id="root"></div></body></html>',
  script: '/assets/page.js',
  start: '/assets/start.js',
  files: () => ({ scripts: ['/assets/page.js', '/assets/view.js'], styles: ['/assets/page.css', '/assets/view.css'] }),
}
const view = {
  ...{ markup: '<main>$& 42</main>', title: '</title> & Co', language: 'zh-Hant', scheme: 'dark' as const, assumed: ['size' as const] },
  data: [[['datasets'], [{ title: '</script><!-- & $1' }]]] as const,
  modules: [],
}

test('the view stands before the place of the live page, with its style sheets and what it was drawn from', () => {
  const document = documentOf(page, view)
  expect(document).toContain('<html lang="zh-Hant" data-mantine-color-scheme="dark">')
  expect(document).toContain('<title>&lt;/title&gt; &amp; Co</title>')
  expect(document).toContain(
    '<div id="first-view" data-painted="true" data-assumed="size"><main>$& 42</main></div>\n    <div id="root"></div>',
  )
  expect([...document.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    '/assets/page.css',
    '/assets/view.css',
  ])
  expect([...document.matchAll(/<script type="module"[^>]*src="([^"]+)"/g)].map(([, src]) => src)).toEqual(['/assets/start.js'])
})

test('data end no script element and are what they were', () => {
  const [, text] = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(documentOf(page, view))!
  expect(text).not.toContain('<')
  expect(JSON.parse(text!)).toEqual(view.data)
})
