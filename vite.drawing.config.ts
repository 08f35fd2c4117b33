import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page's own code as one module for the server, which draws first views with it: libraries inside, so that it is loaded at once. */
export default defineConfig({
  root: 'web',
  publicDir: false,
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    ssr: 'first-view/draw.tsx',
    outDir: '../dist-server',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { codeSplitting: true, entryFileNames: 'first-views.js', chunkFileNames: '[name]-[hash].js' } },
  },
})
