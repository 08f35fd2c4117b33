import { describe, expect, test } from 'vitest'
import { contrast, inkOn, luminance, MARK_CONTRAST, shade } from '../metrics/drawing.ts'
import { distance, fromLinear, fromOklab, toLinear, toOklab } from './oklab.ts'
import { palettes, railColours, railPalette } from './palette.ts'

const schemes = ['light', 'dark'] as const

/** Full dichromacy in linear RGB: Machado, Oliveira and Fernandes 2009, table 1, severity 1.0. */
const deficiencies = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

const seenWith = (matrix: readonly number[], hex: string) => {
  const rgb = toLinear(hex)
  return fromLinear([0, 3, 6].map((row) => rgb.reduce((sum, c, i) => sum + matrix[row + i]! * c, 0)))
}

test('contrast is 21 for black on white and 1 for a colour on itself (WCAG)', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
  expect(contrast('#777777', '#777777')).toBe(1)
  expect(luminance('#ffffff')).toBeCloseTo(1, 10)
})

test('OKLab: white is [1, 0, 0], and colours survive the way there and back', () => {
  toOklab('#ffffff').forEach((value, i) => {
    expect(value).toBeCloseTo([1, 0, 0][i]!, 4)
  })
  for (const hex of railPalette('light')) expect(fromOklab(toOklab(hex))).toBe(hex)
})

describe.each(schemes)('%s', (scheme) => {
  const palette = palettes[scheme]
  const rails = [
    { id: 'ecny', kind: 'cbdc' },
    { id: 'alipay', kind: 'third_party' },
    { id: 'wechat_pay', kind: 'third_party' },
    { id: 'union_card', kind: 'bank_card' },
    { id: 'cash', kind: 'cash' },
    { id: 'transfer', kind: 'transfer' },
    { id: 'other', kind: 'other' },
  ]
  const colours = railColours(rails, 'ecny', scheme)
  const [focal, alipay, wechat] = ['ecny', 'alipay', 'wechat_pay'].map((rail) => colours.get(rail)!) as [string, string, string]

  test('text and quiet text reach 4.5 : 1 on the ground', () => {
    for (const ink of [palette.text, palette.quiet, palette.accent]) expect(contrast(ink, palette.surface)).toBeGreaterThanOrEqual(4.5)
  })

  test('every rail’s mark reaches 3 : 1 on the ground', () => {
    for (const colour of railPalette(scheme)) expect(contrast(colour, palette.surface), colour).toBeGreaterThanOrEqual(3)
  })

  test('every segment’s mark reaches 3 : 1 on the ground, the first is the accent', () => {
    expect(palette.segments[0]).toBe(palette.accent)
    for (const colour of palette.segments) expect(contrast(colour, palette.surface), colour).toBeGreaterThanOrEqual(MARK_CONTRAST)
  })

  test.each([['everybody', null], ...Object.entries(deficiencies)] as const)(
    'segments stay apart for %s, and from the focal rail',
    (_, matrix) => {
      const seen = (hex: string) => (matrix ? seenWith(matrix, hex) : hex)
      palette.segments.forEach((one, i) => {
        for (const other of palette.segments.slice(i + 1)) expect(distance(seen(one), seen(other)), `${one} ${other}`).toBeGreaterThan(13)
        expect(distance(one, focal), one).toBeGreaterThan(13)
      })
    },
  )

  test('text on any shade of the scales reaches 4.5 : 1', () => {
    for (const scale of [palette.sequential, palette.diverging])
      for (let t = 0; t <= 1; t += 0.01) expect(contrast(inkOn(shade(scale, t)), shade(scale, t))).toBeGreaterThanOrEqual(4.5)
  })

  test('the sequential scale starts at the ground and its steps look equal within 15 %', () => {
    expect(palette.sequential[0]).toBe(palette.surface)
    const steps = palette.sequential.slice(1).map((colour, i) => distance(colour, palette.sequential[i]!))
    const mean = steps.reduce((a, b) => a + b) / steps.length
    for (const step of steps) expect(Math.abs(step / mean - 1)).toBeLessThan(0.15)
  })

  test('the diverging scale is centred: its middle is neutral, its ends are about equally far from it', () => {
    const { diverging } = palette
    expect(diverging.length % 2).toBe(1)
    const middle = diverging[(diverging.length - 1) / 2]!
    const [, a, b] = toOklab(middle)
    expect(Math.hypot(a, b)).toBeLessThan(0.02)
    const [low, high] = [distance(diverging[0]!, middle), distance(diverging.at(-1)!, middle)]
    expect(Math.abs(low / high - 1)).toBeLessThan(0.2)
  })

  test.each(Object.entries(deficiencies))('focal, Alipay, WeChat Pay and the rest stay apart with %s', (_, matrix) => {
    const seen = (hex: string) => seenWith(matrix, hex)
    const strong = [focal, alipay, wechat]
    strong.forEach((one, i) => {
      for (const other of strong.slice(i + 1)) expect(distance(seen(one), seen(other)), `${one} ${other}`).toBeGreaterThan(15)
    })
    for (const muted of railPalette(scheme).slice(3))
      for (const one of strong) expect(distance(seen(one), seen(muted)), `${one} ${muted}`).toBeGreaterThan(4.9)
  })

  test('Alipay and WeChat Pay differ in grey print by at least 1.8 : 1', () => {
    expect(contrast(alipay, wechat)).toBeGreaterThanOrEqual(1.8)
  })

  test('the focal rail has the most colour of all', () => {
    const chroma = (hex: string) => Math.hypot(...toOklab(hex).slice(1))
    for (const colour of railPalette(scheme)) if (colour !== focal) expect(chroma(focal), colour).toBeGreaterThan(chroma(colour))
  })

  test('a rail keeps its colour whatever the order of the list', () => {
    expect(Object.fromEntries(railColours(rails.toReversed(), 'ecny', scheme))).toEqual(Object.fromEntries(colours))
  })

  test('third-party rails with other names take the two hues by id; a focal card takes the focal colour', () => {
    const other = railColours(
      [
        { id: 'venmo', kind: 'third_party' },
        { id: 'paypal', kind: 'third_party' },
        { id: 'card', kind: 'bank_card' },
      ],
      'card',
      scheme,
    )
    expect([other.get('card'), other.get('paypal'), other.get('venmo')]).toEqual([focal, alipay, wechat])
  })
})
