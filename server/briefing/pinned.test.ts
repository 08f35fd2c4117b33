import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Briefing } from '../../datasets/briefing/document.ts'
import { emptyDraft } from '../../datasets/briefing/draft.ts'
import { createApp } from '../app.ts'
import { Catalogue } from '../release/catalogue.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'

let data: string
let catalogue: Catalogue
let first: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-pinned-'))
  first = (await publish({ data, dataset: 'a', build: pilotOf({ persons: 10, days: 70 }) })).release!
  catalogue = new Catalogue(data)
}, 120_000)
afterAll(async () => {
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const ask = (path: string, init?: RequestInit) =>
  createApp({ catalogue, log: pino({ level: 'silent' }) }).request(`http://localhost/api/datasets/a/${path}`, init)

async function keep(id: string, release: string | null): Promise<void> {
  const content = { ...emptyDraft({ language: 'en', period: '2024-04', filters: {} }), release, notes: { risks: 'Kept by hand.' } }
  const body = JSON.stringify({ version: null, content })
  const answer = await ask(`briefings/${id}`, { method: 'PUT', body, headers: { 'content-type': 'application/json' } })
  expect(answer.status).toBe(200)
}
const briefingOf = async (id: string) => ((await (await ask(`briefing?draft=${id}`)).json()) as { briefing: Briefing }).briefing
const htmlOf = async (id: string) => load(await (await ask(`briefing/file?draft=${id}&format=html`)).text())

test('a briefing pinned to a release keeps every figure when another comes, and says that there is a newer one; an unpinned one follows', async () => {
  await keep('pinned', first)
  await keep('following', null)
  const [before, beforeFollowing, htmlBefore] = [await briefingOf('pinned'), await briefingOf('following'), await htmlOf('pinned')]
  expect(before.header).toMatchObject({ release: first, newer: null })
  expect(before.figures.find(({ id }) => id === 'active')?.value).toBe(10)
  expect(beforeFollowing.figures).toEqual(before.figures)

  // Twice as many persons, and April stays over: other figures for the same period.
  await publish({ data, dataset: 'a', build: pilotOf({ persons: 20, days: 75 }) })
  const pinned = await briefingOf('pinned')
  expect({ ...pinned, header: { ...pinned.header, newer: null } }).toEqual(before)
  expect(pinned.header.newer).toMatch(/^Release 2, .*14 May 2024/)
  const following = await briefingOf('following')
  expect(following.header.newer).toBeNull()
  expect(following.header.release).not.toBe(first)
  expect(following.figures.find(({ id }) => id === 'active')?.value).toBe(20)

  const html = await htmlOf('pinned')
  expect(html('.newer').text()).toBe(pinned.header.newer)
  html('.newer').remove()
  expect(html('body').text().replaceAll(/\s+/g, ' ')).toBe(htmlBefore('body').text().replaceAll(/\s+/g, ' '))
}, 120_000)
