import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from './address/search.ts'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { views } from './views/index.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: `/${views[0]!.id}`, search: () => search, replace: true })
  },
})

const routes = views.map(({ id, load }) => createRoute({ getParentRoute: () => root, path: `/${id}`, component: lazyRouteComponent(load) }))

export const pageRouter = () =>
  createRouter({
    routeTree: root.addChildren([start, ...routes]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
  })
