import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scheduledSchema } from '../../datasets/briefing/schedule.ts'
import { Documents } from '../documents/documents.ts'
import { Catalogue } from '../release/catalogue.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { parseSchedule } from './file.ts'
import { pauseAfter, writeDue } from './write.ts'

const log = pino({ level: 'silent' })
let data: string
let catalogue: Catalogue
let documents: Documents
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-schedule-'))
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 10, days: 40 }) })
  catalogue = new Catalogue(data)
  documents = new Documents(data)
})
afterAll(async () => {
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const rule = (change: object = {}) =>
  scheduledSchema.parse({
    ...{ id: 'monthly', dataset: 'small', period: 'last complete month', language: 'zh-Hans', format: 'html', folder: 'out' },
    ...change,
  })
const due = (at: string, change: object = {}, from = catalogue) => writeDue(from, documents, rule(change), new Date(at), log)

test('a release is briefed on once, also by a server that starts anew; the next release once more', async () => {
  const first = await due('2024-05-01T00:00:00Z')
  expect(first).toMatchObject({ state: 'written', attempts: 1, next_at: null })
  expect(await readdir(join(data, 'out'))).toEqual([expect.stringMatching(/^small-2024-03-zh-Hans-[0-9a-f]+\.html$/)])
  expect(await readFile(first!.file!, 'utf8')).toContain('简报')
  expect(await due('2024-05-01T00:00:05Z')).toBeNull()
  const again = new Catalogue(data)
  expect(await due('2024-05-02T00:00:00Z', {}, again)).toBeNull()
  await again.close()
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 10, days: 70 }) })
  expect(await due('2024-06-01T00:00:00Z')).toMatchObject({ state: 'written' })
  expect(await due('2024-06-01T00:00:05Z')).toBeNull()
  expect((await readdir(join(data, 'out'))).map((name) => name.slice(0, 13)).sort()).toEqual(['small-2024-03', 'small-2024-04'])
})

test('a folder that cannot be written is a failure that is kept, tried again after half a minute, and heals', async () => {
  await writeFile(join(data, 'blocked'), '')
  const change = { id: 'blocked', folder: 'blocked' }
  expect(await due('2024-06-01T00:00:00Z', change)).toMatchObject({ state: 'failed', attempts: 1, next_at: '2024-06-01T00:00:30.000Z' })
  expect(await due('2024-06-01T00:00:29Z', change)).toBeNull()
  expect(await due('2024-06-01T00:00:30Z', change)).toMatchObject({ state: 'failed', attempts: 2, next_at: '2024-06-01T00:01:30.000Z' })
  await rm(join(data, 'blocked'))
  await mkdir(join(data, 'blocked'))
  expect(await due('2024-06-01T00:01:30Z', change)).toMatchObject({ state: 'written', attempts: 3, error: null })
})

test('pauses double from half a minute to an hour', () => {
  expect([1, 2, 3, 8, 50].map((attempts) => pauseAfter(attempts) / 1000)).toEqual([30, 60, 120, 3600, 3600])
})

const yaml = (lines: string) => `briefings:\n  - id: monthly\n    dataset: small\n    period: last complete month\n${lines}`
const rest = '    language: en\n    format: pdf\n    folder: out\n'

test('briefings.yaml is read; nothing in it schedules nothing', () => {
  expect(parseSchedule(yaml(rest), '/d/briefings.yaml')).toHaveLength(1)
  expect(parseSchedule('', '/d/briefings.yaml')).toEqual([])
})

test.each([
  ['an unknown format', yaml(rest.replace('pdf', 'docx')), 6, /html, pdf, pptx, xlsx/],
  ['a misspelt setting', yaml(rest.replace('folder', 'foldr')), 7, /folder/],
  ['a missing setting', yaml('    language: en\n    format: pdf\n'), 2, /README/],
  ['an id given twice', yaml(`${rest}  - id: monthly\n    dataset: small\n    period: last complete year\n${rest}`), 8, /own/],
  ['no YAML', 'briefings: [', 1, /quotes/],
])('%s is an error that names file, line and mend', (_, text, line, mend) => {
  expect(() => parseSchedule(text, '/d/briefings.yaml')).toThrow(
    expect.objectContaining({ message: expect.stringContaining(`briefings.yaml, line ${line}`), mend: expect.stringMatching(mend) }),
  )
})
