import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { RecordBatchReader } from 'apache-arrow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pilotOf } from './release/pilot-fixture.ts'
import { publish } from './release/publish.ts'

const persons = 30_000
const days = 100
const megabyte = 2 ** 20
let data: string
let server: ChildProcess
let address: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  await publish({ data, dataset: 'big', build: pilotOf({ persons, days }), compact: [] })
  const script = `import { serve } from './serve.ts'
    const running = await serve({ host: '127.0.0.1', port: 0, data: ${JSON.stringify(data)}, memory: '256MB', log: 'silent', insecure: false }, 'none')
    process.stdout.write(running.address + '\\n')
    process.on('SIGTERM', () => running.stop().then(() => process.exit(0)))`
  server = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(server.stdout!)) {
    address = /http:\S+/.exec(line)?.[0] ?? ''
    if (address) break
  }
}, 120_000)
afterAll(async () => {
  server.kill('SIGTERM')
  const [code] = await once(server, 'exit')
  await rm(data, { recursive: true, force: true })
  expect(code).toBe(0)
}, 30_000)

const resident = async () => Number(/^process_resident_memory_bytes (\S+)$/m.exec(await (await fetch(`${address}/metrics`)).text())![1])
const ask = (headers: Record<string, string> = {}) =>
  new Promise<IncomingMessage>((resolve, reject) =>
    get(`${address}/api/datasets/big/tables/payments`, { headers }, resolve).on('error', reject),
  )
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('3 million payments, read slowly by three clients: all rows arrive, and the server never holds a table in memory', async () => {
  await (await ask({ 'accept-encoding': 'gzip' })).destroy()
  const before = await resident()
  const waiting = await Promise.all([ask(), ask({ 'accept-encoding': 'gzip' })])
  await pause(2_000)
  let highest = await resident()
  const [unread, packed] = waiting
  unread!.destroy()
  packed!.destroy()
  let bytes = 0
  let rows = 0
  const response = await ask()
  async function* counted() {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength
      yield chunk
    }
  }
  for await (const batch of await RecordBatchReader.from(counted())) {
    rows += batch.numRows
    if (rows % (64 * 2048)) continue
    highest = Math.max(highest, await resident())
    await pause(20)
  }
  expect(rows).toBe(persons * days)
  expect(bytes).toBeGreaterThan(300 * megabyte)
  expect(highest - before).toBeLessThan(bytes / 2)
}, 120_000)
