import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf } from './folder.ts'
import { lockDataset } from './lock.ts'
import { recoverAll } from './recover.ts'

test("another process's lock is respected, also by recovery, and ends with the process, killed or not", async () => {
  const data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  const script = `import { folderOf } from './folder.ts'
    import { lockDataset } from './lock.ts'
    await lockDataset(folderOf(${JSON.stringify(data)}, 'held'))
    console.log('held')
    setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  await expect(lockDataset(folderOf(data, 'held'))).rejects.toMatchObject({
    code: 'dataset_busy',
    message: expect.stringContaining(String(holder.pid)),
  })
  expect(await recoverAll(data)).toEqual([])
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const lock = await lockDataset(folderOf(data, 'held'))
  lock.release()
  await rm(data, { recursive: true, force: true })
})

test.each(['', '..', 'a/b', 'A', '.hidden', 'x'.repeat(64)])('%j names no dataset', (name) => {
  expect(() => folderOf('data', name)).toThrow(/cannot name a dataset/)
})

test('the next start deletes what a removal that was interrupted left', async () => {
  const data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  await mkdir(join(data, '.removed-small-1', 'releases'), { recursive: true })
  expect(await recoverAll(data)).toEqual([join(data, '.removed-small-1')])
  expect(await readdir(data)).toEqual([])
  await rm(data, { recursive: true })
})
