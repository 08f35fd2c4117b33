import { existsSync, readdirSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'

const readable = /\.(csv|tsv|txt|psv|dat)(\.(gz|gzip|zst|zstd))?$|\.(parquet|pq)$/i
const wild = /[*?[\]{}]/

/** Files that one entry of a mapping's `files` names, sorted: a file, a folder (all data files under it) or a pattern with `*`, `**`, `?`. */
export function filesOf(entry: string, folder: string): string[] {
  const path = resolve(folder, entry)
  if (existsSync(path)) return statSync(path).isDirectory() ? walk(path).filter((file) => readable.test(file)) : [path]
  if (!wild.test(entry)) return []
  const parts = path.split(sep)
  const fixed =
    parts
      .slice(
        0,
        parts.findIndex((part) => wild.test(part)),
      )
      .join(sep) || sep
  if (!existsSync(fixed)) return []
  const pattern = patternOf(relative(fixed, path))
  return walk(fixed).filter((file) => pattern.test(relative(fixed, file)))
}

/** The path as reports show it: relative to the mapping where it lies under its folder. */
export function shown(file: string, folder: string): string {
  const path = relative(folder, file)
  return path.startsWith('..') || isAbsolute(path) ? file : path
}

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

function patternOf(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|\{[^}]*\}|[.+^$()|[\]\\{}]/g, (part) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    if (part.length > 1)
      return `(?:${part
        .slice(1, -1)
        .split(',')
        .map((each) => each.replace(/[.+^$()|[\]\\*?]/g, '\\$&'))
        .join('|')})`
    return part === '[' || part === ']' ? part : `\\${part}`
  })
  return new RegExp(`^${source}$`)
}
