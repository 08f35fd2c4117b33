import type { Context } from 'hono'
import type { Environment } from './environment.ts'
import { Failure } from './errors.ts'

export const etagOf = (version: number): string => `"${version}"`

/** The version that a change was made to, from If-Match. A change that does not say it is refused (RFC 6585, 428). */
export function versionFrom(c: Context<Environment>): number {
  const version = /^"(\d{1,9})"$/.exec(c.req.header('if-match') ?? '')?.[1]
  if (version !== undefined) return Number(version)
  throw new Failure(
    'version_required',
    'If-Match must name the version that is changed.',
    'Send the ETag with which it was loaded, such as "3".',
  )
}
