import '@mantine/core/styles.css'
import './frame/page.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from './api.ts'
import { startAfterPaint } from './duckdb/browser-engine.ts'
import { adoptVariables } from './frame/variables.ts'
import { startLanguage } from './i18n/language.ts'
import { pageRouter } from './router.tsx'

/** A release never changes, so what was read of it stays true; a request that was understood and refused is not repeated. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
      networkMode: 'always',
    },
  },
})

adoptVariables()
await startLanguage()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={pageRouter()} />
    </QueryClientProvider>
  </StrictMode>,
)
startAfterPaint()

/** For the browser's console. */
Object.assign(globalThis, { pilotscope: { load: () => import('./console.ts') } })
