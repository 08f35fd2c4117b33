import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Catalogue } from './catalogue.ts'
import { folderOf } from './folder.ts'
import { pilotOf } from './pilot-fixture.ts'
import { publish } from './publish.ts'

const mount = mkdtempSync(join(tmpdir(), 'pilotscope-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', mount])
const reason =
  mounted.status === 0
    ? ''
    : ` (skipped: mounting a small file system is not permitted here: ${String(mounted.stderr ?? mounted.error).trim()})`
afterAll(() => {
  if (mounted.status === 0) spawnSync('umount', [mount])
  rmSync(mount, { recursive: true, force: true })
})

test.skipIf(mounted.status !== 0)(`on a full disk the old release stays served, and the error says what to do${reason}`, async () => {
  const old = await publish({ data: mount, dataset: 'small', build: pilotOf({ persons: 4, days: 2 }), compact: [] })
  const failed = await publish({ data: mount, dataset: 'small', build: pilotOf({ persons: 20_000, days: 30 }) }).catch(
    (error: unknown) => error,
  )
  expect(failed).toMatchObject({
    code: 'disk_full',
    message: expect.stringContaining(join(mount, 'small')),
    mend: expect.stringContaining('Free space'),
  })
  const catalogue = new Catalogue(mount)
  const release = await catalogue.open('small')
  expect(release.manifest.release).toBe(old.release)
  expect(await release.database.answer({ text: 'select count(*)::integer as n from payments', values: [], relations: [] })).toEqual([
    { n: 8 },
  ])
  release.close()
  await catalogue.close()
  expect(await readdir(folderOf(mount, 'small').staging)).toEqual([])
  expect(await publish({ data: mount, dataset: 'small', build: pilotOf({ persons: 5, days: 2 }), compact: [] })).toMatchObject({
    outcome: 'published',
  })
})
