import { OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import type { Logger } from 'pino'
import type { Environment } from './environment.ts'
import { Documents } from './first-view/documents.ts'
import { loopbackNamesOnly, secured } from './headers.ts'
import { problem, problemOf } from './problem.ts'
import type { Catalogue } from './release/catalogue.ts'
import { alertRoutes } from './routes/alerts.ts'
import { annotationRoutes } from './routes/annotations.ts'
import { briefingRoutes } from './routes/briefings.ts'
import { datasetRoutes } from './routes/datasets.ts'
import { dimensionRoutes } from './routes/dimensions.ts'
import { documentRoutes } from './routes/document.ts'
import { metricRoutes } from './routes/metrics.ts'
import { operationRoutes } from './routes/operations.ts'
import { pageRoutes } from './routes/page.ts'
import { paymentRoutes } from './routes/payments.ts'
import { quarantineRoutes } from './routes/quarantine.ts'
import { scheduleRoutes } from './routes/schedule.ts'
import { tableRoutes } from './routes/tables.ts'
import { telemetryOf } from './telemetry.ts'

export interface AppOptions {
  catalogue: Catalogue
  log: Logger
  /** Folder of the built page. */
  page?: string
  /** Answer to loopback names only, as a server on a loopback address must. */
  loopbackOnly?: boolean
  timeLimitMs?: number
  /** The only addresses that alerts may be posted to. */
  webhooks?: readonly string[]
}

/** API and page as one fetch handler. */
export function createApp({ catalogue, log, page, loopbackOnly = true, timeLimitMs = 30_000, webhooks = [] }: AppOptions) {
  const telemetry = telemetryOf(log, catalogue)
  const services = { catalogue, telemetry, log, timeLimitMs, webhooks }
  const app = new OpenAPIHono<Environment>()
  app.use(telemetry.observed, secured)
  if (loopbackOnly) app.use(loopbackNamesOnly)
  app.onError(problemOf)
  // Tables bring their own encoding, made once per release.
  for (const answer of ['manifest', 'dimensions', 'releases', 'metrics/:metric', 'payments/size', 'briefing', 'briefings'])
    app.use(`/api/datasets/:dataset/${answer}`, compress())
  const api = app
    .route('/', operationRoutes(services))
    .route('/', datasetRoutes(services))
    .route('/', dimensionRoutes(services))
    .route('/', tableRoutes(services))
    .route('/', metricRoutes(services))
    .route('/', paymentRoutes(services))
    .route('/', quarantineRoutes(services))
    .route('/', alertRoutes(services))
    .route('/', briefingRoutes(services))
    .route('/', annotationRoutes(services))
    .route('/', scheduleRoutes(services))
  documentRoutes(app)
  app.all('/api/*', (c) => problem(c, 'not_found', `There is nothing at ${c.req.path}.`, { mend: 'See /api/docs.' }))
  if (page)
    app.route(
      '/',
      pageRoutes(
        page,
        Documents.of(page, async (path) => app.request(path), log),
        !loopbackOnly,
      ),
    )
  app.notFound((c) => problem(c, 'not_found', `There is nothing at ${c.req.path}.`))
  return api
}

/** For Hono's typed client. */
export type App = ReturnType<typeof createApp>
