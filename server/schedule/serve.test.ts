import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Documents } from '../documents/documents.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { type Outcome, outcomes } from './state.ts'

let data: string
let server: { process: ChildProcess; address: string; err: () => string }

/** `serve` in a process of its own, so that what it logs is seen and a restart is one; without the page, which would be built first. */
const program = `
  const [module, data] = process.argv.slice(1)
  const { serve } = await import(module)
  const running = await serve({ data, host: '127.0.0.1', port: 0, memory: '512MB', log: 'warn', insecure: false }, 'none')
  process.once('SIGTERM', () => running.stop().then(() => process.exit(0)))
  process.stdout.write(running.address + ' ')`

async function start(): Promise<void> {
  const module = join(import.meta.dirname, '../serve.ts')
  const process_ = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, module, data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  process_.stderr.on('data', (chunk) => {
    err += chunk
  })
  const address = await new Promise<string>((resolve, reject) => {
    process_.stdout.on('data', (chunk) => {
      out += chunk
      const found = /http:\S+(?= )/.exec(out)
      if (found) resolve(found[0])
    })
    process_.once('exit', () => reject(new Error(`serve ended: ${out}${err}`)))
  })
  server = { process: process_, address, err: () => err }
}

async function stop(): Promise<void> {
  if (!server || server.process.exitCode !== null || server.process.signalCode !== null) return
  const ended = new Promise((resolve) => server.process.once('exit', resolve))
  server.process.kill('SIGTERM')
  await ended
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-serve-'))
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 10, days: 40 }) })
}, 120_000)
afterEach(stop)
afterAll(() => rm(data, { recursive: true, force: true }))

const rule = (id: string, folder: string) =>
  `  - { id: ${id}, dataset: small, period: last complete month, language: en, format: html, folder: ${folder} }\n`
const rules = (...lines: string[]) => writeFile(join(data, 'briefings.yaml'), `briefings:\n${lines.join('')}`)

async function outcome(id: string): Promise<Outcome | null> {
  const answer = await fetch(`${server.address}/api/datasets/small/scheduled-briefings`)
  const { briefings } = (await answer.json()) as { briefings: { id: string; outcome: Outcome | null }[] }
  return briefings.find((one) => one.id === id)?.outcome ?? null
}
const becomes = (id: string, wanted: Partial<Outcome>) =>
  expect.poll(() => outcome(id), { timeout: 240_000, interval: 250 }).toMatchObject(wanted)

test('serve writes a briefing once for each release, and not again after a restart', async () => {
  await rules(rule('monthly', 'out'))
  await start()
  await becomes('monthly', { state: 'written', attempts: 1 })
  const { release } = await publish({ data, dataset: 'small', build: pilotOf({ persons: 10, days: 70 }) })
  await becomes('monthly', { state: 'written', attempts: 1, release: release! })
  const [written, files] = [await outcome('monthly'), await readdir(join(data, 'out'))]
  expect(files.map((name) => name.slice(0, 13)).sort()).toEqual(['small-2024-03', 'small-2024-04'])
  await stop()

  // Whoever finds its files gone did not see them written again: rules are gone through in order, and the second is written.
  await rm(join(data, 'out'), { recursive: true })
  await rules(rule('monthly', 'out'), rule('second', 'other'))
  await start()
  await becomes('second', { state: 'written', release: release! })
  expect(await outcome('monthly')).toEqual(written)
  expect(await readdir(data)).not.toContain('out')
}, 600_000)

test('a failure is logged, shown by the API and tried again, and heals', async () => {
  await writeFile(join(data, 'blocked'), '')
  await rules(rule('blocked', 'blocked'))
  await start()
  await becomes('blocked', { state: 'failed', attempts: 1, file: null, error: expect.stringContaining('blocked') })
  expect(await outcome('blocked')).toMatchObject({ mend: expect.stringMatching(/\w/), next_at: expect.stringMatching(/Z$/) })
  await expect.poll(server.err, { timeout: 30_000 }).toMatch(/briefing blocked could not be written/)
  await rm(join(data, 'blocked'))
  // As if its pause were over.
  await new Documents(data).update('small', outcomes, 'blocked', (known) => ({ ...known!, next_at: new Date(0).toISOString() }))
  await becomes('blocked', { state: 'written', attempts: 2, error: null })
  expect(await readdir(join(data, 'blocked'))).toHaveLength(1)
}, 600_000)
