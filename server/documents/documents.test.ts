import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Documents } from './documents.ts'
import { notes } from './writer.ts'

let data: string
let documents: Documents
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  for (const dataset of ['one', 'limits', 'damaged', 'counted', 'killed']) await mkdir(join(data, dataset))
  documents = new Documents(data)
})
afterAll(() => rm(data, { recursive: true, force: true }))

const a = { text: 'a', count: 1 }
const b = { text: 'b', count: 2 }

test('what was written is read back by another reader; a version is never used twice, not even after a removal', async () => {
  expect(await documents.read('one', notes, 'x')).toBeNull()
  expect(await documents.write('one', notes, 'x', a, null)).toMatchObject({ id: 'x', version: 1, content: a })
  expect(await documents.write('one', notes, 'x', b, 1)).toMatchObject({ version: 2 })
  expect(await new Documents(data).read('one', notes, 'x')).toMatchObject({ id: 'x', version: 2, content: b })
  await documents.remove('one', notes, 'x', 2)
  expect(await documents.read('one', notes, 'x')).toBeNull()
  expect((await documents.list('one', notes)).documents).toEqual([])
  expect(await documents.write('one', notes, 'x', a, null)).toMatchObject({ version: 4 })
})

test('of two editors who read the same version one is told; nothing of theirs is mixed', async () => {
  const { version } = await documents.write('one', notes, 'edited', a, null)
  const both = await Promise.allSettled([
    documents.write('one', notes, 'edited', { ...a, count: 10 }, version),
    documents.write('one', notes, 'edited', { ...b, count: 20 }, version),
  ])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect((both[1] as PromiseRejectedResult).reason).toMatchObject({
    code: 'version_conflict',
    message: expect.stringContaining(`now at version ${version + 1}`),
    mend: expect.stringContaining('Load it again'),
  })
  expect(await documents.read('one', notes, 'edited')).toMatchObject({ content: { text: 'a', count: 10 } })
  await expect(documents.remove('one', notes, 'edited', version)).rejects.toMatchObject({ code: 'version_conflict' })
  await expect(documents.write('one', notes, 'edited', a, null)).rejects.toMatchObject({
    message: expect.stringContaining('exists already'),
  })
  await documents.remove('one', notes, 'edited', version + 1)
  await expect(documents.write('one', notes, 'edited', a, version + 1)).rejects.toMatchObject({
    code: 'version_conflict',
    message: expect.stringContaining('was deleted'),
  })
  await expect(documents.remove('one', notes, 'edited', version + 1)).rejects.toMatchObject({ code: 'unknown_document' })
})

test('an update that makes nothing writes nothing', async () => {
  const before = await documents.write('one', notes, 'kept', a, null)
  expect(await documents.update('one', notes, 'kept', () => undefined)).toEqual(before)
  expect(await documents.update('one', notes, 'never', () => undefined)).toBeNull()
  expect(await documents.read('one', notes, 'kept')).toEqual(before)
})

test('limits: number, size, form, name, dataset', async () => {
  for (const id of ['n1', 'n2', 'n3', 'n4', 'n5']) await documents.write('limits', notes, id, a, null)
  await expect(documents.write('limits', notes, 'n6', a, null)).rejects.toMatchObject({ code: 'too_many_documents' })
  await documents.remove('limits', notes, 'n5', 1)
  await documents.write('limits', notes, 'n6', a, null)
  await expect(documents.write('limits', notes, 'n1', { text: 'a'.repeat(1_000_000), count: 1 }, 1)).rejects.toMatchObject({
    code: 'document_too_large',
    message: expect.stringContaining('1000000'),
  })
  await expect(documents.write('limits', notes, 'n1', { text: 'ab', count: 1 }, 1)).rejects.toMatchObject({
    code: 'invalid_document',
    message: expect.stringContaining('text'),
  })
  for (const id of ['', '..', 'a/b', '../../x', 'A', '.hidden', 'x'.repeat(64)]) {
    await expect(documents.write('limits', notes, id, a, null)).rejects.toMatchObject({ code: 'unknown_document' })
    expect(await documents.read('limits', notes, id)).toBeNull()
  }
  await expect(documents.write('nowhere', notes, 'n1', a, null)).rejects.toMatchObject({ code: 'unknown_dataset' })
  await expect(documents.write('../one', notes, 'n1', a, null)).rejects.toMatchObject({ code: 'dataset_name' })
  expect(await readdir(data)).not.toContain('nowhere')
})

test('a damaged file is named and hides none of the others', async () => {
  await documents.write('damaged', notes, 'whole', a, null)
  const folder = join(data, 'damaged', 'documents', 'notes')
  await writeFile(join(folder, 'half.json'), '{"version":3,"written_at":"2026')
  await writeFile(join(folder, 'other.json'), JSON.stringify({ version: 1, written_at: new Date().toISOString(), content: { text: 'ab' } }))
  const { documents: whole, damaged } = await documents.list('damaged', notes)
  expect(whole.map(({ id }) => id)).toEqual(['whole'])
  expect(damaged.map(({ code, place }) => [code, place.file])).toEqual([
    ['document_unreadable', join(folder, 'half.json')],
    ['document_unreadable', join(folder, 'other.json')],
  ])
  await expect(documents.read('damaged', notes, 'half')).rejects.toMatchObject({ code: 'document_unreadable' })
  await expect(documents.write('damaged', notes, 'half', a, null)).rejects.toMatchObject({ code: 'document_unreadable' })
})

const writer = (dataset: string, times: number, length = 100) =>
  spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'writer.ts'), data, dataset, 'n', String(times), String(length)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

test('three processes and this one count a document up 10 times each: none of 40 is lost', async () => {
  const children = [writer('counted', 10), writer('counted', 10), writer('counted', 10)]
  const ends = children.map((child) => once(child, 'exit'))
  for (let i = 0; i < 10; i++) await documents.update('counted', notes, 'n', (before) => ({ text: 'a', count: (before?.count ?? 0) + 1 }))
  expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0, 0])
  expect(await documents.read('counted', notes, 'n')).toMatchObject({ version: 40, content: { count: 40 } })
})

test('killed in the middle of writing 8 times: the document is whole, nothing confirmed is lost, nothing half-written stays', async () => {
  for (let killed = 0; killed < 8; killed++) {
    const child = writer('killed', 1_000_000, 900_000)
    let confirmed = 0
    child.stdout.on('data', (text: Buffer) => {
      for (const [, version] of text.toString().matchAll(/^(\d+) \d+\n/gm)) confirmed = Number(version)
    })
    const exit = once(child, 'exit')
    await once(child.stdout, 'data')
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 150)
    expect((await exit)[1]).toBe('SIGKILL')
    const found = (await documents.read('killed', notes, 'n'))!
    expect(found.version).toBeGreaterThanOrEqual(confirmed)
    expect(found).toMatchObject({ version: found.content.count, content: { text: expect.stringMatching(/^.{900000}$/) } })
  }
  await documents.update('killed', notes, 'n', (before) => before!)
  expect(await readdir(join(data, 'killed', 'documents', 'notes'))).toEqual(['n.json'])
}, 300_000)
