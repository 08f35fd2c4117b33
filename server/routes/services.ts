import type { Logger } from 'pino'
import type { Catalogue } from '../release/catalogue.ts'
import type { Telemetry } from '../telemetry.ts'

/** What the routes work with. */
export interface Services {
  catalogue: Catalogue
  telemetry: Telemetry
  log: Logger
  /** The only addresses that alerts may be posted to. */
  webhooks: readonly string[]
  /** Longest time a metric may take. */
  timeLimitMs: number
}
