import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', 'datasets', 'server', 'web', 'test'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file))
const sources = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('test/')
const layer = (path: string) => path.split('/')[0]!

/** Modules a file imports: a relative one as a path from the project’s root, any other by its name. */
const imports = ({ file, text }: { file: string; text: string }) =>
  [...text.matchAll(/(?:^|\n)\s*(?:import|export)[^'"`;]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import '([^']+)'/g)].map(
    (match) => {
      const name = match[1] ?? match[2] ?? match[3]!
      return name.startsWith('.') ? normalize(join(dirname(file), name)) : name
    },
  )

const forbidden: Record<string, RegExp> = {
  datasets: /^(server|web|node:|react|@tanstack|@mantine|echarts|hono|@hono|@duckdb)/,
  server: /^(web\/|react|@tanstack|@mantine|echarts)/,
  web: /^(server\/|node:|@duckdb\/node)/,
}

/** Exported briefings hold the charts’ pictures, drawn where no browser is: ECharts writes SVG without one. Nothing else on the server draws. */
const drawsWithoutBrowser = /^server\/briefing\/\S+ imports echarts\//

test('imports run server → datasets ← web', () => {
  const wrong = sources
    .filter(({ file }) => !isTest(file) && layer(file) in forbidden)
    .flatMap((source) =>
      imports(source)
        .filter((name) => forbidden[layer(source.file)]!.test(name))
        .map((name) => `${source.file} imports ${name}`),
    )
    .filter((line) => !drawsWithoutBrowser.test(line))
    // The page knows the server by the type of its routes, which leaves no trace in the build.
    .filter((line) => !/^web\/api\.ts imports server\/app\.ts$/.test(line))
  expect(wrong, 'datasets/ says what the data mean and knows neither side; server/ and web/ meet only over HTTP').toEqual([])
})

test('the one type that crosses from server to web is imported as a type', () => {
  const api = sources.find(({ file }) => file === 'web/api.ts')
  for (const line of api?.text.split('\n').filter((line) => line.includes('server/app')) ?? []) expect(line).toMatch(/^import type /)
})

test('files are named by nouns of the domain', () => {
  expect(files.filter((file) => /(^|[/-])(utils?|helpers?|common|misc|shared|lib|stuff)([./-]|$)/.test(file))).toEqual([])
  expect(files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(basename(file)))).toEqual([])
})

test('no source file is over 400 lines', () => {
  expect(
    sources.filter(({ text }) => text.split('\n').length > 400).map(({ file, text }) => `${file}: ${text.split('\n').length}`),
  ).toEqual([])
})

test('the page asks no foreign host for anything', () => {
  const wrong = sources
    .filter(({ file }) => layer(file) === 'web' && !isTest(file))
    .filter(({ text }) => /['"`]https?:\/\/(?!127\.0\.0\.1|localhost|www\.w3\.org)/.test(text))
    .map(({ file }) => file)
  expect(wrong).toEqual([])
})
