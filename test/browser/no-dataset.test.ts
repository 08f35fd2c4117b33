import { afterAll, beforeAll, expect, test } from 'vitest'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ datasets: [] })
}, 150_000)
afterAll(async () => {
  await served.stop()
})

test('without a dataset the page says how to import one and offers the examples', async () => {
  const page = await served.open('/')
  await settled(page)
  expect(await page.textContent('h1')).toBe('There is no dataset yet')
  expect(await page.textContent('main')).toContain('datasets/examples/')
})
