import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Environment } from './environment.ts'
import { Failure } from './errors.ts'

/** Problem details (RFC 9457). Never a stack, never SQL: those are in the log, under the request's id. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ description: 'Stable address of the kind of problem.', example: '/api/docs#unknown_dataset' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    mend: z.string().optional().openapi({ description: 'What to do about it.' }),
    valid: z.array(z.string()).optional().openapi({ description: 'What would have been accepted.' }),
    request_id: z.string(),
  })
  .openapi('Problem')

/** Every kind of problem the API reports: its status and title. */
export const problems = {
  unknown_dataset: [404, 'No such dataset'],
  unknown_release: [404, 'No such release'],
  unknown_table: [404, 'No such table'],
  unknown_metric: [404, 'No such metric'],
  unknown_document: [404, 'No such document'],
  not_found: [404, 'Nothing at this address'],
  invalid_document: [400, 'What was sent cannot be kept'],
  invalid_request: [400, 'The request was not understood'],
  not_applicable: [422, 'The dataset lacks what the metric needs'],
  foreign_origin: [403, 'Not from the page of this server'],
  not_json: [415, 'Not sent as JSON'],
  version_required: [428, 'The change does not say which version it is of'],
  version_conflict: [412, 'Somebody else changed it meanwhile'],
  document_too_large: [413, 'Too large to be kept'],
  too_many_documents: [409, 'No more can be kept'],
  documents_busy: [503, 'Another process is writing'],
  document_unreadable: [500, 'A document cannot be read'],
  too_many_payments: [413, 'More payments than a browser is given'],
  time_limit: [503, 'The answer took too long'],
  release_unreadable: [500, 'The release cannot be read'],
  pointer_unreadable: [500, 'The dataset names no release'],
  foreign_host: [421, 'Not an address of this server'],
  disk_full: [507, 'The disk is full'],
  no_permission: [500, 'The data folder cannot be written'],
  fault: [500, 'A fault in the server'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>

type Code = keyof typeof problems

const known = (code: string): code is Code => Object.hasOwn(problems, code)

export function problem(c: Context<Environment>, code: Code, detail: string, more: { mend?: string; valid?: readonly string[] } = {}) {
  const [status, title] = problems[code]
  const body: z.infer<typeof problemSchema> = {
    type: `/api/docs#${code}`,
    title,
    status,
    detail,
    instance: c.req.path,
    ...(more.mend ? { mend: more.mend } : {}),
    ...(more.valid?.length ? { valid: [...more.valid] } : {}),
    request_id: c.get('requestId'),
  }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
}

/** The answer to anything thrown. */
export function problemOf(error: unknown, c: Context<Environment>): Response {
  if (error instanceof Failure && known(error.code)) {
    if (problems[error.code][0] >= 500) c.get('log').error({ err: error.cause ?? error }, error.message)
    return problem(c, error.code, error.message, { mend: error.mend, valid: error.valid })
  }
  if (error instanceof HTTPException && error.status < 500)
    return problem(c, 'invalid_request', error.message || 'The request was not understood.')
  if (c.req.raw.signal.aborted) return c.body(null, 499 as never)
  c.get('log').error({ err: error }, 'fault')
  return problem(c, 'fault', 'Something went wrong in the server; its log has the cause under this request id.')
}
