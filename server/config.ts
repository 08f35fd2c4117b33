import { resolve } from 'node:path'
import { z } from 'zod'
import { Failure } from './errors.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/

export const isLoopback = (host: string): boolean => loopback.test(host)

const configSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4173),
  PILOTSCOPE_DATA: z.string().min(1).default('data'),
  PILOTSCOPE_INSECURE: z.enum(['0', '1']).default('0'),
  PILOTSCOPE_WEBHOOKS: z.string().default(''),
  PILOTSCOPE_MEMORY: z
    .string()
    .regex(/^\d+(\.\d+)?\s*(MB|GB|MiB|GiB)$/)
    .default('2GB'),
  PILOTSCOPE_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

const mends: Record<string, string> = {
  PORT: 'Give a number from 0 to 65535.',
  PILOTSCOPE_INSECURE: 'Give 1, or leave it unset.',
  PILOTSCOPE_MEMORY: 'Give an amount such as 2GB.',
  PILOTSCOPE_LOG: 'Give silent, error, warn, info or debug.',
}

export interface Config {
  host: string
  port: number
  /** Absolute path of the data folder. */
  data: string
  /** DuckDB's memory per open release. */
  memory: string
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  insecure: boolean
  /** The only addresses that alerts may be posted to. */
  webhooks?: readonly string[]
}

/** Addresses that alerts may be posted to, from PILOTSCOPE_WEBHOOKS: a list with commas or spaces between. */
export function webhooksFrom({ PILOTSCOPE_WEBHOOKS: text = '' }: NodeJS.ProcessEnv): string[] {
  const listed = text.split(/[\s,]+/).filter(Boolean)
  for (const url of listed)
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw new Failure(
        'configuration',
        `PILOTSCOPE_WEBHOOKS lists ${url}, which is no address of a web server.`,
        'List whole addresses such as https://alerts.example/pilot, with commas between.',
      )
  return listed
}

/** Settings from the environment. Empty values count as unset; anything not understood is an error that says what to give. */
export function configFrom(environment: NodeJS.ProcessEnv): Config {
  const parsed = configSchema.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')))
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new Failure('configuration', `${name}=${environment[name]} is not understood.`, mends[name] ?? 'Unset it.')
  }
  const { HOST, PORT, PILOTSCOPE_DATA, PILOTSCOPE_MEMORY, PILOTSCOPE_LOG, PILOTSCOPE_INSECURE } = parsed.data
  const insecure = PILOTSCOPE_INSECURE === '1'
  if (!isLoopback(HOST) && !insecure)
    throw new Failure(
      'not_loopback',
      `HOST=${HOST} would open Pilotscope to the network, and it has no access control yet: everyone who reaches it would read everything.`,
      'Leave HOST unset to listen on this machine only, or set PILOTSCOPE_INSECURE=1 if the network is closed to everyone who must not read the data.',
    )
  return {
    host: HOST,
    port: PORT,
    data: resolve(PILOTSCOPE_DATA),
    memory: PILOTSCOPE_MEMORY,
    log: PILOTSCOPE_LOG,
    insecure,
    webhooks: webhooksFrom(environment),
  }
}
