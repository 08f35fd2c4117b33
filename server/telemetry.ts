import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Environment } from './environment.ts'
import type { Catalogue } from './release/catalogue.ts'

/** Request log and Prometheus figures of one server. */
export function telemetryOf(log: Logger, catalogue: Catalogue) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const duration = new Histogram({
    name: 'pilotscope_http_request_duration_seconds',
    help: 'Time to the head of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers,
  })
  const bytes = new Counter({ name: 'pilotscope_table_bytes_total', help: 'Bytes of tables sent.', labelNames: ['dataset'], registers })
  new Gauge({
    name: 'pilotscope_release_sequence',
    help: 'Sequence of the release that is served.',
    labelNames: ['dataset', 'release'],
    registers,
    async collect() {
      this.reset()
      for (const dataset of await catalogue.datasets()) {
        const { sequence, release } = await catalogue.manifest(dataset)
        this.set({ dataset, release }, sequence)
      }
    },
  })
  const observed: MiddlewareHandler<Environment> = async (c, next) => {
    const id = randomUUID()
    c.set('requestId', id)
    c.set('log', log.child({ request: id }))
    const started = performance.now()
    await next()
    const seconds = (performance.now() - started) / 1000
    c.res.headers.set('x-request-id', id)
    duration.observe({ method: c.req.method, route: routePath(c, -1), status: c.res.status }, seconds)
    c.get('log').info({ method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(seconds * 1000) }, 'request')
  }
  return { registry, observed, sent: (dataset: string, count: number) => bytes.inc({ dataset }, count) }
}

export type Telemetry = ReturnType<typeof telemetryOf>
