import type { Logger } from 'pino'

/** What every handler finds on its context. */
export interface Environment {
  Variables: { requestId: string; log: Logger }
}
