import { createRootRoute, createRoute, createRouter, type RouterHistory, redirect } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from './address/search.ts'
import { isMoved } from './first-view/takeover.ts'
import { Failure } from './frame/failure.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { viewInTime } from './frame/view-in-time.tsx'
import { views } from './views/index.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: `/${views[0]!.id}`, search: () => search, replace: true })
  },
})

const routes = views.map(({ id, load }) => createRoute({ getParentRoute: () => root, path: `/${id}`, component: viewInTime(load) }))

/** Another history than the browser's is for where there is no browser, and nothing scrolls. */
export const pageRouter = (history?: RouterHistory) =>
  createRouter({
    ...(history ? { history } : {}),
    routeTree: root.addChildren([start, ...routes]),
    parseSearch,
    stringifySearch,
    // What has been read of the server's drawing is not scrolled away.
    scrollRestoration: history === undefined && (() => !isMoved()),
    defaultPreload: 'intent',
    defaultErrorComponent: ({ error }) => (
      <Failure error={error instanceof Error ? error : new Error(String(error))} retry={() => window.location.reload()} />
    ),
  })
