import './frame/components.css'
import './frame/page.css'
import './frame/variables.css'
import './first-view/first-view.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from './api.ts'
import { libraryWith } from './charts/library.ts'
import { startAfterPaint } from './duckdb/browser-engine.ts'
import { adoptFirstData } from './first-view/first-data.ts'
import { rememberReader } from './first-view/reader.ts'
import { takeOver } from './first-view/takeover.ts'
import { prefetchCatalogue } from './frame/release.tsx'
import { firstSettled } from './frame/settled.ts'
import { preferredTheme } from './frame/theme.ts'
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

adoptFirstData(client)

/** What the first view needs anyway is fetched at once, not one after the other as each is found to be lacking. */
const router = pageRouter()
void router.load()
void prefetchCatalogue(client, new URLSearchParams(location.search).get('dataset')).catch(() => {})
void libraryWith('').catch(() => {})

await startLanguage()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
void takeOver()
void firstSettled.then(() => rememberReader(preferredTheme))
startAfterPaint()

/** For the browser's console. */
Object.assign(globalThis, { pilotscope: { load: () => import('./console.ts') } })
