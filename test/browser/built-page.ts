import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildPage, pageIsStale } from '../../server/page-build.ts'

const root = join(import.meta.dirname, '..', '..')
const lock = join(root, 'node_modules', '.cache', 'page-build.lock')
const abandoned = 5 * 60_000

/** Folder of the page, built where needed; test files that run side by side build it once between them. */
export async function builtPage(): Promise<string> {
  await mkdir(join(lock, '..'), { recursive: true })
  for (;;) {
    const held = await mkdir(lock).then(
      () => false,
      () => true,
    )
    if (!held) break
    const since = await stat(lock).catch(() => null)
    if (since && Date.now() - since.mtimeMs > abandoned) await rm(lock, { recursive: true, force: true })
    await pause(250)
  }
  try {
    if (await pageIsStale(root)) await buildPage(root)
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
  return join(root, 'dist')
}
