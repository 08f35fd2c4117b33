import type { MiddlewareHandler } from 'hono'
import { isLoopback } from './config.ts'
import type { Environment } from './environment.ts'
import { problem } from './problem.ts'

/**
 * Style attributes are what Mantine and ECharts write; inline scripts, foreign origins, frames and forms are refused. The engine in the
 * browser is WebAssembly in a worker, both from this origin.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "style-src-elem 'self'",
  "style-src-attr 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
}

/** On every answer, worker scripts and WebAssembly included: a worker obeys the policy of its own response. */
export const secured: MiddlewareHandler<Environment> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value)
}

/** Refuses names that only a rebound DNS entry would send to a loopback address. */
export const loopbackNamesOnly: MiddlewareHandler<Environment> = async (c, next) => {
  const host = new URL(c.req.url).hostname
  if (isLoopback(host)) return next()
  return problem(c, 'foreign_host', `This server answers to localhost only, not to ${host}.`, {
    mend: 'Open it as http://127.0.0.1 or http://localhost.',
  })
}
