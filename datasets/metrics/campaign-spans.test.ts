import { expect, test } from 'vitest'
import { campaignBoxes, campaignNames, runningIn } from './campaign-spans.ts'
import { textWidth } from './drawing.ts'

const ran = (id: string, from: string, to: string) => ({ id, label: id, from, to, region: null })
const months = ['2021-01-01', '2021-02-01', '2021-03-01', '2021-04-01']

test('bars: four months of 100 px each, so 1–14 February (14 of 28 days) is 100 + 0 … 100 + 50', () => {
  const boxes = campaignBoxes(months, 'month', [ran('a', '2021-02-01', '2021-02-14')], { left: 10, width: 400, onBand: true })
  expect(boxes.map(({ x, width }) => [x, width])).toEqual([[110, 50]])
})

test('lines: three steps of 100 px between four points; a point is the middle of its month, so February is 50 … 150', () => {
  const boxes = campaignBoxes(months, 'month', [ran('a', '2021-02-01', '2021-02-28')], { left: 0, width: 300, onBand: false })
  expect(boxes.map(({ x, width }) => [x, width])).toEqual([[50, 100]])
})

test('what ran before or after the axis is not on it; what reaches over its edge ends there', () => {
  const campaigns = [
    ran('before', '2020-10-01', '2020-12-31'),
    ran('into', '2020-12-01', '2021-01-31'),
    ran('after', '2021-05-01', '2021-05-02'),
  ]
  const boxes = campaignBoxes(months, 'month', campaigns, { left: 0, width: 400, onBand: true })
  expect(boxes.map(({ campaign, x, width }) => [campaign.id, x, width])).toEqual([['into', 0, 100]])
})

test('one day among four months is still 3 px wide', () => {
  const [box] = campaignBoxes(months, 'month', [ran('a', '2021-03-05', '2021-03-05')], { left: 0, width: 40, onBand: true })
  expect(box!.width).toBe(3)
})

test('three boxes, two of them 20 px apart: two names, the first for two', () => {
  const boxes = [0, 20, 200].map((x, i) => ({ x, width: 5, campaign: ran(`c${i}`, '2021-01-01', '2021-01-02') }))
  expect(campaignNames(boxes, 400)).toEqual([
    { x: 0, text: 'c0 +1' },
    { x: 200, text: 'c2' },
  ])
})

test('names are whole: what the one before would reach shares it, what would leave the picture begins further left', () => {
  const long = (label: string, x: number) => ({ x, width: 5, campaign: { ...ran(label, '2021-01-01', '2021-01-02'), label } })
  const [luohu, longhua] = ['Shenzhen Luohu red packets', 'Shenzhen Longhua red packets']
  expect(campaignNames([long(luohu, 0), long(longhua, 150)], 400)).toEqual([{ x: 0, text: `${luohu} +1` }])
  const names = campaignNames([long(luohu, 0), long(longhua, 390)], 400 + textWidth(luohu, 11))
  expect(names.map(({ text }) => text)).toEqual([luohu, longhua])
  for (const { x, text } of names) expect(x + textWidth(text, 11)).toBeLessThanOrEqual(400 + textWidth(luohu, 11))
  expect(campaignNames([long(longhua, 90)], 100)[0]!.text).toMatch(/^Shenzhen.*…$/)
})

test('a campaign of 31 January to 1 February ran in both months', () => {
  const one = [ran('a', '2021-01-31', '2021-02-01')]
  expect(months.map((day) => runningIn(day, 'month', one).length)).toEqual([1, 1, 0, 0])
})
