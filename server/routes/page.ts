import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Context, Hono, type HonoRequest } from 'hono'
import type { Asking } from '../../datasets/presentation/first-view.ts'
import { matches } from '../arrow/answer.ts'
import type { Environment } from '../environment.ts'
import type { Documents } from '../first-view/documents.ts'
import { problem } from '../problem.ts'

const gzipped = promisify(gzip)

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
}

/** Vite writes a hash of the content into these names. */
const hashed = /^\/assets\/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9.]+$/

const codings = [
  { suffix: '.br', coding: 'br' },
  { suffix: '.gz', coding: 'gzip' },
] as const

interface Asset {
  path: string
  size: number
  modified: number
}

async function assets(folder: string): Promise<Map<string, Asset>> {
  const found = new Map<string, Asset>()
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    // What the build tool noted for the server is no part of the page.
    if (!entry.isFile() || relative(folder, path).startsWith('.')) continue
    const { size, mtimeMs } = await stat(path)
    found.set(`/${relative(folder, path).split(sep).join('/')}`, { path, size, modified: Math.floor(mtimeMs) })
  }
  return found
}

const takes = (header: string | undefined, coding: string) =>
  new RegExp(`(^|,)\\s*${coding}\\s*(;\\s*q=(1|0?\\.\\d*[1-9])[^,]*)?(,|$)`).test(header ?? '')

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** Languages and the page's own cookie, nothing else of the headers. */
const askingOf = (request: HonoRequest): Asking => ({
  address: request.url.slice(new URL(request.url).origin.length),
  cookie: /(?:^|;\s*)(pilotscope-reader=[^;]*)/.exec(request.header('cookie') ?? '')?.[1] ?? '',
  languages: request.header('accept-language') ?? '',
})

/** A drawn document. Between programs of one machine, packing takes longer than what it saves. */
async function sent(c: Context<Environment>, document: string, packs: boolean) {
  const headers = { 'content-type': types['.html']!, 'cache-control': 'no-cache', vary: 'accept-encoding, accept-language, cookie' }
  if (!packs || !takes(c.req.header('accept-encoding'), 'gzip')) return c.body(document, 200, headers)
  const body = new Uint8Array(await gzipped(document, { level: 1 }))
  return c.body(body, 200, { ...headers, 'content-encoding': 'gzip', 'content-length': String(body.length) })
}

/**
 * The built page from a folder. Only files that were there at the first request are served, by name, so no address reaches outside it;
 * an address of a view, which names no file, gets the page itself, with its first view drawn where that can be had.
 */
export function pageRoutes(folder: string, documents: Documents | null = null, packs = false) {
  let listed: Promise<Map<string, Asset>> | undefined
  return new Hono<Environment>().get('*', async (c) => {
    listed ??= assets(folder)
    const files = await listed
    const wanted = c.req.path === '/' ? '/index.html' : decoded(c.req.path)
    const name = wanted === undefined ? undefined : files.has(wanted) ? wanted : extname(wanted) ? undefined : '/index.html'
    const plain = name === undefined ? undefined : files.get(name)
    if (!name || !plain) return problem(c, 'not_found', `There is nothing at ${c.req.path}.`)
    if (documents && name === '/index.html' && c.req.raw.method === 'GET') {
      const drawn = await documents.document(askingOf(c.req))
      if (drawn !== null) return sent(c, drawn, packs)
    }
    const packed = codings.find(({ suffix, coding }) => files.has(name + suffix) && takes(c.req.header('accept-encoding'), coding))
    const asset = packed ? files.get(name + packed.suffix)! : plain
    const tag = `"${asset.modified.toString(36)}-${asset.size.toString(36)}${packed ? `-${packed.coding}` : ''}"`
    const headers: Record<string, string> = {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'cache-control': hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: tag,
      vary: 'accept-encoding',
    }
    if (matches(c.req.header('if-none-match'), [tag])) return c.body(null, 304, headers)
    headers['content-length'] = String(asset.size)
    if (packed) headers['content-encoding'] = packed.coding
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, headers)
    return c.body(Readable.toWeb(createReadStream(asset.path)) as ReadableStream, 200, headers)
  })
}
