import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const brotli = promisify(brotliCompress)
const compress = promisify(gzip)

const large = 1_000_000
const cache = join(import.meta.dirname, 'node_modules', '.cache', 'precompression')

/** Compresses large files once: the engine's 34 MB change only with its version. */
async function kept(source: Buffer, coding: string, pack: () => Promise<Buffer>): Promise<Buffer> {
  if (source.length < large) return pack()
  const path = join(cache, `${createHash('sha256').update(source).digest('hex')}.${coding}`)
  const found = await readFile(path).catch(() => null)
  if (found) return found
  const packed = await pack()
  await mkdir(cache, { recursive: true })
  const draft = `${path}.${process.pid}`
  await writeFile(draft, packed)
  await rename(draft, path)
  return packed
}

/** Writes `.br` and `.gz` beside every asset worth it, so that the server never compresses the page itself. */
function precompression(): Plugin {
  return {
    name: 'precompression',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(js|css|html|svg|json|wasm)$/.test(fileName)) continue
        const path = join(dir!, fileName)
        const source = await readFile(path)
        if (source.length < 1024) continue
        // The last two steps take 8 % off a script, and two minutes for the engine.
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: source.length < large ? 11 : 9 } }
        await writeFile(`${path}.br`, await kept(source, 'br', () => brotli(source, quality)))
        await writeFile(`${path}.gz`, await kept(source, 'gz', () => compress(source, { level: 9 })))
      }
    },
  }
}

/** Parts of ECharts that no picture of the first view needs: web/charts/parts. */
const late =
  /echarts[\\/]lib[\\/](chart[\\/](sankey|heatmap|scatter)|component[\\/](dataZoom|visualMap|graphic)|visual[\\/](visual|Visual))|zrender[\\/]lib[\\/]svg/

/** What the page's own script imports by way of a library's index and does not use. */
const later =
  /@floating-ui|@mantine[\\/]core[\\/].*(Popover|Menu|ScrollArea|Portal|Tooltip|Combobox|Modal|Table|Progress|SegmentedControl|Overlay)|use-focus-trap|@stdlib|datasets[\\/](metrics|statistics|compact|briefing)/

/** What every card is made of, whatever its metric. */
const cards =
  /[\\/]web[\\/](charts|annotations|views[\\/][^\\/]+$)|[\\/]datasets[\\/]([^\\/]+$|metrics[\\/](annotation-marks|campaign-spans|chart|columns|comparison-drawing|difference-words|drawing|precision|share-lines|timeline)\.)/

/** The words of a language, one script each. */
const words = (id: string) => /[\\/](?:words|names)?\.?(en|zh-Hans|zh-Hant)\.json$/.exec(id)?.[1] ?? null

/** Waits for the paint of a first view that the server has drawn: no part of the page’s own script. */
const starting = 'web/first-view/start.ts'

/** Libraries that the first view does not wait for, or that change less often than the page. */
const chunks = [
  { name: 'echarts', test: (id: string) => /node_modules[\\/](echarts|zrender)[\\/]/.test(id) && !late.test(id) },
  { name: 'arrow', test: /node_modules[\\/](apache-arrow|flatbuffers)[\\/]/ },
  { name: 'duckdb', test: /node_modules[\\/]@duckdb[\\/]/ },
  { debugName: 'words', name: (id: string) => (/web[\\/]i18n|datasets[\\/]presentation/.test(id) ? words(id) : null) },
  { name: 'page', tags: ['$initial'] as ['$initial'], test: (id: string) => !later.test(id) && !id.endsWith(starting) },
  { name: 'cards', minShareCount: 4, test: cards },
]

const inBrowser = 'test/browser/*.test.ts'

export default defineConfig({
  root: 'web',
  plugins: [react(), precompression()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    manifest: true,
    rolldownOptions: { input: ['web/index.html', starting], output: { codeSplitting: { groups: chunks } } },
  },
  server: {
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
    proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 4173}` },
  },
  test: {
    root: '.',
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: { name: 'node', include: ['{datasets,server,web,test}/**/*.test.{ts,tsx}'], exclude: [inBrowser, '**/node_modules/**'] },
      },
      // A real browser on a loaded machine is tried once more; the report names each test that needed it.
      { extends: true, test: { name: 'browser', include: [inBrowser], retry: 1, expect: { poll: { timeout: 30_000 } } } },
    ],
  },
})
