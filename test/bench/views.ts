import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type FilterKey, paymentFilters, personFilters } from '../../datasets/filters.ts'
import { serve } from '../../server/serve.ts'
import { builtPage } from '../browser/built-page.ts'
import { launch } from '../browser/chromium.ts'
import { atMost, figure, type Measured, quantile } from './figures.ts'
import { occurringIn } from './occurring.ts'
import { searches } from './searches.ts'

/**
 * `tsx test/bench/views.ts <data folder> <dataset> <payments>`: what a reader waits for, in the built page in headless Chromium in front of the real
 * server. Prints figures as JSON.
 */
const [data, dataset, size] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])]
const large = size > 2_000_000
const limits = large
  ? { painted: 1500, ready: 4500, person: 130, late: 250, payment: 600 }
  : { painted: 1200, ready: 3000, person: 80, late: 150, payment: 250 }
const coldStarts = 5
const changes = { person: 100, payment: 20 }
const views = ['overview', 'adoption', 'retention', 'offline', 'migration', 'campaigns']
const path = (view: string, search = '') => `/${view}?dataset=${dataset}&lang=en${search && `&${search}`}`

const say = (text: string) => process.stderr.write(`${text}\n`)

interface Clock {
  /**
   * Milliseconds from the navigation until everything in sight was painted, by the server's drawing or by the live page; until the live page was; and until
   * the engine in the browser had computed all of it.
   */
  painted: number
  live: number
  ready: number
  /** Until everything in sight of the live page was painted, under the server's drawing: what comes later is no part of the first view. */
  drawn: number
}

/** Notes, in the page, when it was painted and when the last card was computed by the browser. */
function watch(): void {
  const clock: Partial<Clock> = {}
  let shown = false
  Object.assign(globalThis, { clock })
  const look = () => {
    const page = document.querySelector<HTMLElement>('[data-settled]')
    const seen = [...document.querySelectorAll('[data-painted="true"]')].some((drawn) =>
      drawn.checkVisibility({ visibilityProperty: true }),
    )
    // A frame is on the screen when the next one begins.
    if (shown) clock.painted ??= performance.now()
    shown ||= seen
    if (page?.dataset.painted && !document.getElementById('first-view')) clock.live ??= performance.now()
    const settled = page?.dataset.settled === 'true'
    const computed = clock.live !== undefined && settled && document.querySelector('[data-engine="ready"]')
    if (computed && !page?.textContent?.includes('computed by the server')) clock.ready ??= performance.now()
    if (clock.ready === undefined) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[data-settled][data-painted]')) return
    clock.drawn = performance.now()
    observer.disconnect()
  })
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-painted'] })
}

const opened = async (browser: Browser, address: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  page.on('pageerror', (error) => say(error.message))
  // tsx names functions by a function of its own, which the page has not.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.addInitScript(watch)
  await page.goto(address + path(''))
  await page.waitForFunction(() => (globalThis as unknown as { clock: Partial<Clock> }).clock?.ready !== undefined, null, {
    timeout: 120_000,
  })
  return page
}

/** Compressed bytes of the scripts asked for before the live page had painted, those of the engine and of Arrow left out. */
const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { drawn } = (globalThis as unknown as { clock: Clock }).clock
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
      ({ name, startTime }) => /\.js$/.test(name) && !/duckdb|arrow/.test(name) && startTime < drawn,
    )
    return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  })

/**
 * Milliseconds from a change of the address until two frames after every card in sight shows it. Watched without asking for frames: a page that
 * is asked for one sixty times a second spends a fifth of its processor time on them.
 */
const change = (page: Page, address: string): Promise<number> =>
  page.evaluate(
    (address) =>
      new Promise<number>((resolve) => {
        const start = performance.now()
        const root = document.querySelector<HTMLElement>('[data-settled]')!
        let busy = false
        let unsettled = false
        let counting = false
        const inSight = (card: Element) => {
          const { top, bottom } = card.getBoundingClientRect()
          return bottom > 0 && top < innerHeight
        }
        const waiting = () => [...document.querySelectorAll('[aria-busy="true"]')].some(inSight)
        const look = () => {
          const now = waiting()
          busy ||= now
          unsettled ||= root.dataset.settled === 'false'
          // Cards whose answers came before they were rendered are never busy: then the page settles.
          if (now || !(busy || (unsettled && root.dataset.settled === 'true')) || counting) return
          counting = true
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              counting = false
              if (waiting()) return
              observer.disconnect()
              resolve(performance.now() - start)
            }),
          )
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-busy', 'data-state', 'data-settled'] })
        history.pushState(null, '', address)
        dispatchEvent(new PopStateEvent('popstate', { state: null }))
      }),
    address,
  )

async function changed(
  page: Page,
  view: string,
  kind: readonly FilterKey[],
  n: number,
  occurring: Awaited<ReturnType<typeof occurringIn>>,
) {
  await change(page, path(view))
  await page.waitForFunction(() => !document.querySelector('[data-settled]')!.textContent!.includes('computed by the server'), null, {
    timeout: 120_000,
  })
  const found: number[] = []
  for (const search of searches(kind, { id: view, filters: [...kind] }, occurring, n)) {
    found.push(await change(page, path(view, search)))
    // The next change is made at rest, when cards out of sight are drawn too.
    await page.waitForSelector('[data-settled="true"]')
  }
  return found
}

const running = await serve({ host: '127.0.0.1', port: 0, data, memory: '2GB', log: 'error', insecure: false }, await builtPage())
try {
  const release = await running.catalogue.open(dataset)
  const occurring = await occurringIn(join(data, dataset, 'releases', release.manifest.release, 'release.duckdb'))
  release.close()
  const cold: (Clock & { bytes: number })[] = []
  for (let i = 0; i < coldStarts; i++) {
    const browser = await launch()
    const page = await opened(browser, running.address)
    cold.push({ ...(await page.evaluate(() => (globalThis as unknown as { clock: Clock }).clock)), bytes: await scriptBytes(page) })
    await browser.close()
    say(
      `cold: painted ${cold[i]!.painted.toFixed(0)} ms, live ${cold[i]!.live.toFixed(0)} ms, engine ${cold[i]!.ready.toFixed(0)} ms, ${cold[i]!.bytes} bytes of scripts`,
    )
  }
  const browser = await launch()
  const page = await opened(browser, running.address)
  const waits: Record<'person' | 'payment', number[]> = { person: [], payment: [] }
  for (const view of views)
    for (const [kind, keys] of [
      ['person', personFilters],
      ['payment', paymentFilters],
    ] as const) {
      const found = await changed(page, view, keys, changes[kind], occurring)
      waits[kind].push(...found)
      say(`${view}, ${kind} filter: ${quantile(found, 0.5).toFixed(0)} ms, p95 ${quantile(found, 0.95).toFixed(0)} ms of ${found.length}`)
    }
  await browser.close()
  const measured: Measured = {
    figures: [
      figure({
        what: 'first view painted, cold browser',
        size,
        unit: 'ms',
        measured: cold.map(({ painted }) => painted),
        limit: atMost(limits.painted),
        note: `Overview at 1440 × 900 over loopback, ${coldStarts} browsers started anew. The server draws it; the start of the browser’s own processes limits it.`,
      }),
      figure({
        what: 'live page takes over from the server’s drawing, cold',
        size,
        unit: 'ms',
        measured: cold.map(({ live }) => live),
        limit: null,
        note: 'until the page answers to its reader. Loading and running the page’s scripts limits it.',
      }),
      figure({
        what: 'browser engine and first view’s tables ready, cold',
        size,
        unit: 'ms',
        measured: cold.map(({ ready }) => ready),
        limit: atMost(limits.ready),
        note: 'until every card in sight was computed by the browser. Compiling the engine limits it.',
      }),
      figure({
        what: 'JavaScript of the first view, compressed',
        size,
        unit: 'bytes',
        measured: cold.map(({ bytes }) => bytes),
        limit: large ? null : atMost(450e3),
        note: 'scripts asked for before the live page had painted, engine and Arrow not counted.',
      }),
      figure({
        what: 'person filter changed → all charts in sight painted',
        size,
        unit: 'ms',
        measured: waits.person,
        limit: atMost(limits.person),
        note: `${changes.person} random changes in each of ${views.length} views at 1440 × 900, from the address to the second frame after the last chart in sight has painted; motion reduced, because a chart that moves to its new place for 160 ms is painted, but not at rest.`,
      }),
      figure({ what: 'the same, 95th percentile', size, unit: 'ms', measured: quantile(waits.person, 0.95), limit: atMost(limits.late) }),
      figure({
        what: 'payment filter changed → all charts in sight painted',
        size,
        unit: 'ms',
        measured: waits.payment,
        limit: atMost(limits.payment),
        note: `${changes.payment} random changes in each view.`,
      }),
    ],
  }
  process.stdout.write(`${JSON.stringify(measured)}\n`)
} finally {
  await running.stop()
}
