import { OpenAPIHono } from '@hono/zod-openapi'
import type { Environment } from '../environment.ts'
import { problem } from '../problem.ts'

/** An empty set of routes whose validation errors are problems like every other. */
export const routes = () =>
  new OpenAPIHono<Environment>({
    defaultHook: (result, c) => {
      if (result.success) return
      const issue = result.error.issues[0]!
      return problem(c, 'invalid_request', `${issue.path.join('.')}: ${issue.message}.`, { mend: 'See /api/docs.' })
    },
  })
