import { routes } from './routes.ts'
import type { Services } from './services.ts'

/** For those who run the server: whether it lives, and its figures for Prometheus. */
export const operationRoutes = ({ catalogue, telemetry }: Services) =>
  routes()
    .get('/healthz', async (c) => {
      c.header('cache-control', 'no-store')
      return c.json({ status: 'ok' as const, datasets: (await catalogue.datasets()).length })
    })
    .get('/metrics', async (c) =>
      c.body(await telemetry.registry.metrics(), 200, { 'content-type': telemetry.registry.contentType, 'cache-control': 'no-store' }),
    )
