import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type Running, serve } from '../../server/serve.ts'
import { builtPage } from './built-page.ts'
import { launch } from './chromium.ts'
import { importPilot, simulatePilot, writePilot } from './pilot.ts'

/** The real server with the built page and a browser in front of it. */
export class Served {
  /** Addresses outside the host that anything in the browser asked for. */
  readonly foreign: string[] = []
  /** Errors on any page: exceptions, and what the browser writes to the console. */
  readonly faults: string[] = []

  private constructor(
    readonly data: string,
    readonly running: Running,
    readonly browser: Browser,
  ) {}

  /** `datasets` are hand-made and imported; `simulated` is a name for a simulated one of 30,000 payments. */
  static async start({ datasets = [], simulated }: { datasets?: readonly string[]; simulated?: string } = {}): Promise<Served> {
    const dist = await builtPage()
    const data = await mkdtemp(join(tmpdir(), 'pilotscope-page-'))
    for (const dataset of datasets) await importPilot(await writePilot(join(data, '.sources', dataset), dataset, `Pilot ${dataset}`), data)
    if (simulated) await simulatePilot(simulated, 30_000, data)
    const running = await serve({ host: '127.0.0.1', port: 0, data, memory: '1GB', log: 'error', insecure: false }, dist)
    return new Served(data, running, await launch())
  }

  async open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options })
    context.on('request', (request) => {
      if (!request.url().startsWith(this.running.address) && !/^(blob|data):/.test(request.url())) this.foreign.push(request.url())
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => this.faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && this.faults.push(message.text()))
    await page.goto(this.running.address + path)
    return page
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await this.running.stop()
    await rm(this.data, { recursive: true, force: true })
  }
}

export const settled = (page: Page) => page.waitForSelector('[data-settled="true"]', { timeout: 60_000 })
export const engineReady = (page: Page) => page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 60_000 })

/** What the page offers the browser's console. */
export interface PageConsole {
  rows(
    dataset: string,
    id: string,
    search?: string,
    how?: { by?: PageEngine; signal?: AbortSignal },
  ): Promise<{ rows: Record<string, unknown>[]; source: 'browser' | 'server' }>
  state(by?: PageEngine): { state: string; restarts: number; tables: string[] }
  another(how: { budget: number; patience?: number }): Promise<PageEngine>
}

export interface PageEngine {
  rows(
    statement: { text: string; values: unknown[] },
    supply: { release: string; fetch(): never },
    sources: never[],
    signal: AbortSignal,
  ): Promise<Record<string, unknown>[]>
  forget(table: string): Promise<void>
  stop(): void
}

declare global {
  var pilotscope: { load(): Promise<PageConsole> }
}
