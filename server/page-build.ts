import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Time of the newest file in folders and files, in milliseconds. */
async function newest(paths: readonly string[]): Promise<number> {
  let latest = 0
  for (const path of paths) {
    if (!existsSync(path)) continue
    const found = await stat(path)
    if (!found.isDirectory()) latest = Math.max(latest, found.mtimeMs)
    else latest = Math.max(latest, await newest((await readdir(path)).map((name) => join(path, name))))
  }
  return latest
}

/** Whether the built page is missing or older than what it is built from. */
export async function pageIsStale(root: string): Promise<boolean> {
  const built = join(root, 'dist', 'index.html')
  if (!existsSync(built)) return existsSync(join(root, 'web', 'index.html'))
  const sources = ['web', 'datasets', 'vite.config.ts', 'package.json'].map((name) => join(root, name))
  return (await newest(sources)) > (await stat(built)).mtimeMs
}

export async function buildPage(root: string): Promise<void> {
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'web'), logLevel: 'warn' })
}
