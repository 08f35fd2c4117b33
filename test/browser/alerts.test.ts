import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ datasets: ['pilot'] })
}, 200_000)
afterAll(async () => {
  await served.stop()
})

test('alerts stand in the overview with value, interval, rule and release, in three languages; a wrong file is said', async () => {
  await writeFile(
    join(served.data, 'alerts.yaml'),
    `alerts:
  - { id: few, metric: active-persons, measure: active, params: { grain: month }, level: { below: 1000000000 } }
  - { id: fine, metric: active-persons, measure: active, params: { grain: month }, level: { above: 1000000000 } }
`,
  )
  const firing = '[data-alert="few"][data-state="firing"]'
  for (const [lang, title, rule] of [
    ['en', 'Alerts', 'Rule: below 1B'],
    ['zh-Hans', '预警', '规则：低于 10亿'],
    ['zh-Hant', '預警', '規則：低於 10億'],
  ] as const) {
    const page = await served.open(`/overview?dataset=pilot&lang=${lang}`)
    await page.locator(firing).waitFor({ timeout: 60_000 })
    await settled(page)
    expect(await page.textContent('.alerts h2')).toBe(title)
    expect(await page.locator(firing).textContent()).toContain(rule)
    expect(await page.locator('[data-alert="fine"]').count()).toBe(0)
    if (process.env.PILOTSCOPE_SHOTS)
      await page.locator('.alerts').screenshot({ path: join(process.env.PILOTSCOPE_SHOTS, `alerts-${lang}.png`) })
    await page.setViewportSize({ width: 390, height: 844 })
    // The pictures follow the width a frame later.
    await page.waitForFunction(() => document.documentElement.scrollWidth === 390)
    await page.context().close()
  }
  await writeFile(join(served.data, 'alerts.yaml'), 'alerts: [')
  for (const [lang, said] of [
    ['en', 'alerts.yaml, line 1. The file is not valid YAML'],
    ['zh-Hans', 'alerts.yaml 第 1 行。该文件不是有效的 YAML'],
    ['zh-Hant', 'alerts.yaml 第 1 行。該檔案不是有效的 YAML'],
  ] as const) {
    const page = await served.open(`/overview?dataset=pilot&lang=${lang}`)
    expect(await page.locator('.alerts-problem').first().textContent()).toContain(said)
    if (process.env.PILOTSCOPE_SHOTS)
      await page.locator('.alerts').screenshot({ path: join(process.env.PILOTSCOPE_SHOTS, `alerts-problem-${lang}.png`) })
    await page.context().close()
  }
}, 180_000)
