import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Environment } from './environment.ts'
import { problem } from './problem.ts'

/** Most bytes of a request that writes. */
const MOST = 64 * 1024

/** Also what comes without its length is counted. */
const limited: MiddlewareHandler<Environment> = bodyLimit({
  maxSize: MOST,
  onError: (c) => problem(c as Context<Environment>, 'document_too_large', `At most ${MOST} bytes are taken.`, { mend: 'Shorten it.' }),
})

/**
 * Lets only the page itself, and programs that are no browser, write: a browser says where a request comes from, and a form of another site
 * cannot send JSON.
 */
export const sameOrigin: MiddlewareHandler<Environment> = async (c, next) => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  if (
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== new URL(c.req.url).host)
  )
    return problem(c, 'foreign_origin', 'Only the page of this server may write here.', { mend: 'Open the page of this server itself.' })
  if (c.req.method !== 'DELETE' && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    return problem(c, 'not_json', 'What is written must be sent as application/json.', { mend: 'Set content-type: application/json.' })
  return limited(c, next)
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)
