import { afterAll, beforeAll, expect, test } from 'vitest'
import { metricById } from '../../datasets/metrics/index.ts'
import { claims } from '../../web/views/data/claims.ts'
import { views } from '../../web/views/index.ts'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ datasets: ['small'] })
}, 200_000)
afterAll(async () => {
  await served?.stop()
})

const answerable = claims.filter(({ open }) => !open)

test('every claim that payments can test has a card that names the claim, in three languages, in the view its metric is listed under', async () => {
  const page = await served.open('/data?dataset=small')
  const words: Record<string, Record<string, string>> = {}
  for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
    const own: Record<string, string> = {}
    for (const { id } of views.filter(({ id }) => ['adoption', 'retention', 'offline', 'migration', 'campaigns'].includes(id))) {
      await page.goto(`${served.running.address}/${id}?dataset=small&lang=${lang}`)
      await page.waitForSelector('.cell [data-metric]')
      await page.waitForSelector(`html[lang="${lang}"]`)
      await settled(page)
      const found = await page.$$eval('.cell:has(> .claim)', (cells) =>
        cells.map((cell) => [
          cell.querySelector('[data-metric]')!.getAttribute('data-metric')!,
          cell.querySelector('.claim p')!.textContent!,
        ]),
      )
      for (const [metric, text] of found) own[`${id} ${metric}`] = text!
    }
    words[lang] = own
  }
  const without = answerable
    .filter(({ metrics }) => !metrics.some((id) => Object.keys(words.en!).some((key) => key.endsWith(` ${id}`))))
    .map(({ id }) => id)
  expect(without).toEqual([])
  for (const [lang, own] of Object.entries(words)) {
    expect(Object.keys(own).sort(), lang).toEqual(Object.keys(words.en!).sort())
    for (const [key, text] of Object.entries(own)) {
      expect(text, `${lang} ${key}`).not.toMatch(/^claims\./)
      if (lang !== 'en') expect(text, `${lang} ${key}`).not.toBe(words.en![key])
    }
  }
  await page.context().close()
}, 300_000)

test('Data & methods lists every claim: with links to its cards, or with why payments cannot test it', async () => {
  const page = await served.open('/data?dataset=small&lang=en')
  await page.waitForSelector('[data-claim]')
  const listed = await page.$$eval('[data-claim]', (items) =>
    items.map((item) => ({
      id: item.getAttribute('data-claim')!,
      links: item.querySelectorAll('dd a').length,
      open: item.querySelector('.open')?.textContent ?? null,
    })),
  )
  expect(listed.map(({ id }) => id)).toEqual(claims.map(({ id }) => id))
  for (const { id, links, open } of listed) {
    const claim = claims.find((one) => one.id === id)!
    expect(links, id).toBe(claim.metrics.filter((metric) => metricById(metric)).length)
    if (claim.open === 'untestable') expect(open, id).toBe('Payments cannot test it.')
    else if (claim.open === 'later') expect(open, id).toContain('Not yet')
    else expect([links > 0, open], id).toEqual([true, null])
  }
  expect(listed.filter(({ open }) => open === 'Payments cannot test it.').map(({ id }) => id)).toEqual(['cheaper', 'decentralised'])
  await page.context().close()
}, 120_000)
