import { existsSync } from 'node:fs'
import { readdir, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from './errors.ts'

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
  const drawing = join(root, 'dist-server', 'first-views.js')
  if (!existsSync(built) || !existsSync(drawing)) return existsSync(join(root, 'web', 'index.html'))
  const sources = ['web', 'datasets', 'vite.config.ts', 'vite.drawing.config.ts', 'package.json'].map((name) => join(root, name))
  return (await newest(sources)) > (await stat(built)).mtimeMs
}

/**
 * Builds the page for production whatever the environment says (a test runner's `NODE_ENV` would build in React's development half, 1.5 times slower),
 * into `dist`, and its code that draws first views into `dist-server`, dated at the start, so that what is changed meanwhile makes it stale; an error says what the build tool said.
 */
export async function buildPage(root: string): Promise<void> {
  const environment = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    const start = new Date()
    const { build } = await import('vite')
    for (const config of ['vite.drawing.config.ts', 'vite.config.ts'])
      await build({ configFile: join(root, config), root: join(root, 'web'), logLevel: 'warn' })
    await utimes(join(root, 'dist', 'index.html'), start, start)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split('\n').slice(0, 3).join(' ') : String(cause)
    throw new Failure(
      'page_not_built',
      `The page could not be built: ${said}`,
      'Run `npm ci` (development dependencies included), then start again.',
      { cause },
    )
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = environment
  }
}
