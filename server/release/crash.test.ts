import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Catalogue } from './catalogue.ts'
import { folderOf } from './folder.ts'
import { pilotOf } from './pilot-fixture.ts'
import { publish, steps } from './publish.ts'
import { recoverAll } from './recover.ts'

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
})
afterAll(() => rm(data, { recursive: true, force: true }))

const victim = (dataset: string, title: string, step = ''): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'victim.ts'), data, dataset, title, step], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** What a reader and the next start find after a killed publication: one whole release, and nothing half-made. */
async function survives(dataset: string, catalogue: Catalogue): Promise<string> {
  const release = await catalogue.open(dataset)
  const payments = release.manifest.tables.find(({ name }) => name === 'payments')!.rows
  expect(await release.database.answer({ text: 'select count(*)::integer as n from payments', values: [], relations: [] })).toEqual([
    { n: payments },
  ])
  release.close()
  await recoverAll(data)
  const folder = folderOf(data, dataset)
  expect(await readdir(folder.staging)).toEqual([])
  expect((await readdir(folder.root)).filter((name) => !['current', 'lock', 'releases', 'staging'].includes(name))).toEqual([])
  expect((await readdir(folder.releases)).sort()).toEqual((await catalogue.releases(dataset)).map((manifest) => manifest.release).sort())
  return release.manifest.pilot.title
}

test.each(steps)(
  'killed at the start of step %s, the release before is served; after the pointer moved, the new one',
  async (step) => {
    const dataset = `at-${step}`
    await publish({ data, dataset, build: pilotOf({ persons: 4, days: 2, title: 'old' }), compact: [] })
    const catalogue = new Catalogue(data)
    const child = victim(dataset, 'new', step)
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    expect(await survives(dataset, catalogue)).toBe(step === 'clean' ? 'new' : 'old')
    await catalogue.close()
  },
  120_000,
)

test('killed at 30 random moments, one whole release is served each time, and the last run that is left alone succeeds', async () => {
  const dataset = 'at-random'
  await publish({ data, dataset, build: pilotOf({ persons: 4, days: 2, title: 'old' }), compact: [] })
  const catalogue = new Catalogue(data)
  const run = async (title: string, after?: number) => {
    const child = victim(dataset, title)
    const exit = once(child, 'exit')
    await once(child.stdout!, 'data')
    const began = performance.now()
    if (after !== undefined) setTimeout(() => child.kill('SIGKILL'), after)
    const [code, signal] = await exit
    return { took: performance.now() - began, code, signal }
  }
  const measured = await run('measured')
  expect(measured.code).toBe(0)
  let served = await survives(dataset, catalogue)
  let shortest = measured.took
  let killed = 0
  for (let i = 0; killed < 30 && i < 150; i++) {
    const { took, code, signal } = await run(`attempt ${i}`, Math.random() * shortest)
    if (signal === 'SIGKILL') killed++
    else {
      // It was over before its moment came: moments are drawn from what a run really takes on this machine now.
      expect(code).toBe(0)
      shortest = Math.min(shortest, took)
    }
    const found = await survives(dataset, catalogue)
    expect([served, `attempt ${i}`]).toContain(found)
    served = found
  }
  expect(killed).toBe(30)
  expect(await run('last')).toMatchObject({ code: 0 })
  expect(await survives(dataset, catalogue)).toBe('last')
  await catalogue.close()
}, 900_000)
