import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metrics } from '../../datasets/metrics/index.ts'
import { engineReady, Served } from './served.ts'

let served: Served
let page: Page
beforeAll(async () => {
  served = await Served.start({ simulated: 'pilot' })
  page = await served.open('/data?dataset=pilot')
  await engineReady(page)
}, 240_000)
afterAll(async () => {
  await served?.stop()
})

test('killed 50 times, at rest and at work, the engine gives the same numbers each time', async () => {
  const outcome = await page.evaluate(async () => {
    const console = await globalThis.pilotscope.load()
    const by = await console.another({ budget: 2 ** 28, patience: 250 })
    const ask = () => console.rows('pilot', 'rail-share', 'grain=quarter', { by })
    const worker = () => (by as unknown as { connection: { worker: Worker } }).connection.worker
    const first = await ask()
    const text = JSON.stringify(first.rows)
    const found = { rows: first.rows.length, same: 0, fromBrowser: 0, restarts: 0 }
    for (let i = 0; i < 50; i++) {
      const atWork = i % 2 === 1
      const asked = atWork ? ask() : null
      const victim = worker()
      victim.terminate()
      // What the page hears when a busy worker crashes; of an idle one it hears nothing.
      if (atWork) victim.dispatchEvent(new ErrorEvent('error', { message: 'killed' }))
      const { rows, source } = await (asked ?? ask())
      if (JSON.stringify(rows) === text) found.same++
      if (source === 'browser') found.fromBrowser++
    }
    found.restarts = console.state(by).restarts
    by.stop()
    return found
  })
  expect(outcome.rows).toBeGreaterThan(10)
  expect(outcome.restarts).toBeGreaterThanOrEqual(50)
  expect(outcome).toMatchObject({ same: 50, fromBrowser: 50 })
}, 900_000)

test('with room for one card’s tables the engine drops and recycles, and every metric’s rows stay what they were', async () => {
  const outcome = await page.evaluate(
    async (ids) => {
      const console = await globalThis.pilotscope.load()
      const by = await console.another({ budget: 200_000 })
      const differing: string[] = []
      let most = 0
      for (const round of [1, 2])
        for (const id of ids) {
          const roomy = await console.rows('pilot', id)
          const tight = await console.rows('pilot', id, '', { by })
          if (JSON.stringify(roomy.rows) !== JSON.stringify(tight.rows) || tight.source !== 'browser') differing.push(`${id} ${round}`)
          most = Math.max(most, console.state(by).tables.length)
        }
      const found = { differing, most, restarts: console.state(by).restarts, all: console.state().tables.length }
      by.stop()
      return found
    },
    metrics.map(({ id }) => id),
  )
  expect(outcome.differing).toEqual([])
  expect(outcome.restarts).toBeGreaterThan(0)
  expect(outcome.most).toBeLessThan(outcome.all)
}, 300_000)

test('a statement that nobody waits for any more never starts, or ends with its worker', async () => {
  const outcome = await page.evaluate(async () => {
    const console = await globalThis.pilotscope.load()
    const by = await console.another({ budget: 2 ** 20 })
    const supply = {
      release: 'none',
      fetch: (): never => {
        throw new Error('nothing to fetch')
      },
    }
    const ask = (text: string, signal = new AbortController().signal) => by.rows({ text, values: [] }, supply, [], signal)
    const endless = 'select count(*) as n from range(1000000) a, range(1000000) b where hash(a.range + b.range) % 3 = 0'
    const running = new AbortController()
    const waiting = new AbortController()
    const first = ask(endless, running.signal).catch((error: Error) => error.name)
    const second = ask(endless, waiting.signal).catch((error: Error) => error.name)
    const third = ask('select 42 as answer')
    waiting.abort()
    setTimeout(() => running.abort(), 300)
    const found = { first: await first, second: await second, third: await third, restarts: console.state(by).restarts }
    by.stop()
    return found
  })
  expect(outcome).toEqual({ first: 'GivenUp', second: 'AbortError', third: [{ answer: 42 }], restarts: 1 })
}, 300_000)

test('nothing was asked of any other host', () => {
  expect(served.foreign).toEqual([])
})
