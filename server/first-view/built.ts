import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the build tool says of a source module, relative to the folder of the page. */
interface Entry {
  file: string
  css?: string[]
  imports?: string[]
}

/** The page as it was built: its document, and the files behind its source modules. */
export interface BuiltPage {
  document: string
  /** Address of the script that shows the page, and of the one that waits for the first view's paint to fetch it. */
  script: string
  start: string
  /** Addresses of scripts and style sheets that modules need, those of the page's own script included, each once. */
  files(modules: readonly string[]): { scripts: string[]; styles: string[] }
}

/** Reads the built page from its folder; null where it was built without what first views need. */
export async function builtPage(folder: string): Promise<BuiltPage | null> {
  const listed = join(folder, '.vite', 'manifest.json')
  if (!existsSync(listed)) return null
  const entries = JSON.parse(await readFile(listed, 'utf8')) as Record<string, Entry>
  const document = await readFile(join(folder, 'index.html'), 'utf8')
  const own = [...document.matchAll(/<script type="module"[^>]* src="([^"]+)"/g)].map(([, address]) => address!)
  const sheets = [...document.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g)].map(([, address]) => address!)
  const [script, start] = [own.at(-1), entries['first-view/start.ts']]
  if (!script || !start) return null
  const files = (modules: readonly string[]) => {
    const found = new Map<string, Entry>()
    const visit = (key: string) => {
      const entry = entries[key]
      if (!entry || found.has(key)) return
      found.set(key, entry)
      for (const name of entry.imports ?? []) visit(name)
    }
    for (const key of modules) visit(key)
    const all = [...found.values()]
    const addresses = (names: string[]) => names.map((name) => `/${name}`)
    return {
      scripts: [...new Set([...own, ...addresses(all.map(({ file }) => file).filter((file) => file.endsWith('.js')))])],
      styles: [...new Set([...sheets, ...addresses(all.flatMap(({ css = [] }) => css))])],
    }
  }
  return { document, script, start: `/${start.file}`, files }
}
