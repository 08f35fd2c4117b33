import { type Query, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import type { Language } from '../../datasets/metrics/metric.ts'
import type { Asking, FirstView, FirstViews } from '../../datasets/presentation/first-view.ts'
import { parseAddress } from '../address/address.ts'
import { askThrough, type Dataset, type Manifest } from '../api.ts'
import { titleOf } from '../frame/frame.tsx'
import { prefetchCatalogue } from '../frame/release.tsx'
import { speaking } from '../i18n/language.ts'
import { pageRouter } from '../router.tsx'
import { viewAt, views } from '../views/index.ts'
import { Drawn, type DrawnWindow } from './drawn-window.ts'
import { apart, isWhole } from './markup.ts'
import { pictureSvg } from './picture-svg.ts'
import { readerOf } from './reader.ts'
import { roomOf } from './room.ts'

/** Views that are drawn, with the modules that the live page will fetch for them. */
const drawnViews: Readonly<Record<string, readonly string[]>> = {
  overview: ['views/overview/overview-view.tsx', 'charts/echarts.ts'],
}

/** In a narrower window the page is laid out otherwise. */
const narrowest = 1000

/** How often a view may find that it lacks further answers: the catalogue, rows, what is asked of rows. */
const most = 6

const speakers = new Map<Language, Promise<i18n>>()

function speaker(language: Language): Promise<i18n> {
  const found = speakers.get(language) ?? speaking(language)
  speakers.set(language, found)
  found.catch(() => speakers.delete(language))
  return found
}

const isLacking = ({ state, meta, queryKey }: Query) =>
  state.data === undefined && state.status !== 'error' && !meta?.absent && !queryKey.includes(undefined)

async function draw({ address, cookie, languages }: Asking): Promise<FirstView | null> {
  const { pathname, search, searchParams } = new URL(address, 'http://localhost')
  const view = viewAt(pathname === '/' ? `/${views[0]!.id}` : pathname)
  const modules = view && drawnViews[view.id]
  const reader = readerOf(cookie, languages)
  if (!view || !modules || reader.width < narrowest) return null
  const asked = parseAddress(view.params, [...searchParams]).address
  // Two sides of a comparison stand where the browser puts them.
  if (asked.compare) return null
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: 'always' } },
  })
  const language = asked.lang ?? reader.language
  const scheme = asked.theme ?? reader.scheme
  const router = pageRouter(createMemoryHistory({ initialEntries: [`/${view.id}${search}`] }))
  const [words] = await Promise.all([speaker(language), router.load(), prefetchCatalogue(client, asked.dataset)])

  const datasets = client.getQueryData<Dataset[]>(['datasets'])
  if (!datasets?.length || (asked.dataset !== null && !datasets.some(({ dataset }) => dataset === asked.dataset))) return null

  const render = () => {
    const { place, pictureWidth } = roomOf(view.id, reader.width, reader.height)
    const drawn: DrawnWindow = { language, scheme, place, pictureWidth, svg: pictureSvg }
    return renderToString(
      <Drawn value={drawn}>
        <I18nextProvider i18n={words}>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </I18nextProvider>
      </Drawn>,
    )
  }
  const cache = client.getQueryCache()
  for (let i = 0; i < most; i++) {
    const markup = render()
    const lacking = cache.getAll().filter(isLacking)
    if (!lacking.length) {
      if (!isWhole(markup) || cache.getAll().some(({ state }) => state.status === 'error')) return null
      const data = cache.getAll().flatMap(({ queryKey, state }) => (state.data === undefined ? [] : [[queryKey, state.data] as const]))
      const manifest = data.find(([[of]]) => of === 'manifest')?.[1] as Manifest | undefined
      if (!manifest) return null
      return {
        markup: apart(markup),
        title: titleOf(words.t(`views.${view.id}`), manifest.pilot.title),
        ...{ language, scheme, data },
        assumed: reader.assumed.filter((what) => what === 'size' || asked.theme === null),
        modules: [...modules, `i18n/${language}.json`],
      }
    }
    await Promise.all(lacking.map(({ queryKey, options: { queryFn } }) => client.prefetchQuery({ queryKey, queryFn: queryFn! })))
  }
  return null
}

const understood = ({ address, cookie, languages }: Asking) => JSON.stringify([address, readerOf(cookie, languages)])

export const firstViews: FirstViews = { askThrough, understood, draw }
