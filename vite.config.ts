import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const brotli = promisify(brotliCompress)
const compress = promisify(gzip)

/** Writes `.br` and `.gz` beside every asset worth it, so that the server never compresses the page itself. */
function precompression(): Plugin {
  return {
    name: 'precompression',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|html|svg|json|wasm)$/.test(fileName)) continue
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        if (source.length < 1024) continue
        const quality = source.length > 4_000_000 ? 8 : 11
        const br = await brotli(source, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 22 } })
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: br })
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: await compress(source, { level: 9 }) })
      }
    },
  }
}

/** Libraries that the first view does not wait for, or that change less often than the page. */
const chunks = [
  { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
  { name: 'arrow', test: /node_modules[\\/](apache-arrow|flatbuffers)[\\/]/ },
  { name: 'duckdb', test: /node_modules[\\/]@duckdb[\\/]/ },
]

export default defineConfig({
  root: 'web',
  plugins: [react(), precompression()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: {
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
    proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 4173}` },
  },
  test: { root: '.', include: ['{datasets,server,web,test}/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
})
