import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { endPlace, type Place, physicalHeight, rowsInSight, scrolled, settledPlace, tallest } from './scroll-window.ts'

const row = 28
const viewport = 420
const start: Place = { scrollTop: 0, offset: 0 }
const height = (rows: number) => rows * row

test('a list of 100 rows scrolls as it is: 2,800 px', () => {
  expect(physicalHeight(height(100))).toBe(2800)
  expect(scrolled(start, 700, height(100), viewport)).toEqual({ scrollTop: 700, offset: 0 })
  expect(rowsInSight({ scrollTop: 700, offset: 0 }, row, 100, viewport, 0)).toEqual({ first: 25, last: 40 })
})

test('a million rows, 28,000,000 px, stand in 6,000,000; End shows the last row', () => {
  expect(physicalHeight(height(1_000_000))).toBe(tallest)
  const end = scrolled(start, tallest - viewport, height(1_000_000), viewport)
  expect(rowsInSight(end, row, 1_000_000, viewport, 0).last).toBe(1_000_000)
  expect(endPlace(true, height(1_000_000), viewport)).toEqual({ scrollTop: tallest - viewport, offset: 22_000_000 })
})

test('page down from the first row, over and over, passes every row of 300,000 and skips none', () => {
  const count = 300_000
  let place = start
  let seen = 0
  for (let i = 0; i < 100_000 && seen < count; i++) {
    const { first, last } = rowsInSight(place, row, count, viewport, 0)
    expect(first).toBeLessThanOrEqual(seen)
    seen = last
    place = settledPlace(scrolled(place, place.scrollTop + viewport - row, height(count), viewport), height(count), viewport)
    expect(place.scrollTop).toBeLessThanOrEqual(tallest - viewport + 1e-6)
    expect(place.scrollTop).toBeGreaterThanOrEqual(0)
  }
  expect(seen).toBe(count)
})

test('property: wherever the reader is, a small step moves the list by its own pixels, up to the ends', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300_000, max: 2_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.integer({ min: -viewport, max: viewport }), { maxLength: 40 }),
      (count, share, steps) => {
        const all = height(count)
        let place = scrolled(start, share * (tallest - viewport), all, viewport)
        for (const step of steps) {
          const { offset } = place
          const y = place.scrollTop + offset
          const reached = Math.min(tallest - viewport, Math.max(0, place.scrollTop + step))
          place = scrolled(place, reached, all, viewport)
          const moved = Math.min(all - viewport, Math.max(0, y + reached - (y - offset)))
          expect(place.scrollTop + place.offset).toBeCloseTo(moved, 3)
          place = settledPlace(place, all, viewport)
          expect(place.scrollTop + place.offset).toBeCloseTo(moved, 3)
          expect(place.scrollTop).toBeGreaterThanOrEqual(-1e-6)
          expect(place.scrollTop).toBeLessThanOrEqual(tallest - viewport + 1e-6)
        }
      },
    ),
  )
})
