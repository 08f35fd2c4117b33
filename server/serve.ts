import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { pino } from 'pino'
import { watchAlerts } from './alerts/watch.ts'
import { createApp } from './app.ts'
import { type Config, isLoopback } from './config.ts'
import { Failure } from './errors.ts'
import { Catalogue } from './release/catalogue.ts'
import { recoverAll } from './release/recover.ts'
import { watchSchedule } from './schedule/watch.ts'

export interface Running {
  address: string
  catalogue: Catalogue
  /** Takes no new requests, finishes those under way, closes the databases. */
  stop(): Promise<void>
}

/** Clears what an interrupted import left, and serves the data folder until stopped. */
export async function serve(config: Config, page: string): Promise<Running> {
  const log = pino({ level: config.log }, pino.destination({ dest: 2, sync: false }))
  await recoverAll(config.data)
  const catalogue = new Catalogue(config.data, { memory: config.memory })
  const app = createApp({
    catalogue,
    log,
    webhooks: config.webhooks ?? [],
    loopbackOnly: isLoopback(config.host),
    ...(existsSync(page) ? { page } : {}),
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listening(error, config)))
    server.listen(config.port, config.host, resolve)
  })
  // The first reader then finds the code that draws first views loaded, and the answers to the first of them at hand.
  const warmed = Promise.resolve(existsSync(page) && app.request('/')).catch(() => {})
  const schedule = watchSchedule(catalogue, log)
  const alerts = watchAlerts(catalogue, config.webhooks ?? [], log)
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : config.port
  const host = config.host.includes(':') && !config.host.startsWith('[') ? `[${config.host}]` : config.host
  return {
    address: `http://${host}:${port}`,
    catalogue,
    async stop() {
      await Promise.all([alerts.stop(), schedule.stop(), warmed])
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), 10_000)
      await closed
      clearTimeout(late)
      await catalogue.close()
    },
  }
}

function listening(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE')
    return new Failure(
      'port_in_use',
      `Port ${port} on ${host} is in use.`,
      `Stop what uses it, or take another: PORT=${port + 1} npm start.`,
    )
  if (error.code === 'EACCES')
    return new Failure('port_refused', `Port ${port} may not be used by this user.`, 'Take one above 1023: PORT=4173 npm start.')
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Failure('host_unknown', `${host} is not an address of this machine.`, 'Leave HOST unset to listen on 127.0.0.1.')
  return error
}
