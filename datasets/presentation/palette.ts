import type { Palette } from '../metrics/chart.ts'
import { between } from './oklab.ts'

export interface RailStyle {
  id: string
  kind: string
}

interface RailColours {
  focal: string
  alipay: string
  wechat: string
  /** By kind; several rails of one kind take them in turn. */
  muted: Readonly<Record<string, readonly string[]>>
}

const ground = { light: '#ffffff', dark: '#16181d' } as const

export const light: Palette = {
  dark: false,
  text: '#1b1f24',
  quiet: '#5b6470',
  line: '#dde1e6',
  surface: ground.light,
  accent: '#0b6478',
  segments: ['#0b6478', '#e76100', '#2490ff', '#a18898', '#664f00', '#3e1698'],
  sequential: [...between(ground.light, '#53a8c2', 5), ...between('#53a8c2', '#06485a', 5).slice(1)],
  diverging: [...between('#a63d0f', '#f4f4f4', 5), ...between('#f4f4f4', '#06566c', 5).slice(1)],
}

export const dark: Palette = {
  dark: true,
  text: '#eceef1',
  quiet: '#a3abb6',
  line: '#363b44',
  surface: ground.dark,
  accent: '#56c3da',
  segments: ['#56c3da', '#ffbb64', '#4b67e1', '#8c5576', '#a99328', '#acf3f5'],
  sequential: [...between(ground.dark, '#167c8f', 5), ...between('#167c8f', '#8fe6f7', 5).slice(1)],
  diverging: [...between('#f2925a', '#2a2d33', 5), ...between('#2a2d33', '#6fd3e8', 5).slice(1)],
}

export const palettes = { light, dark } as const

const rails: Readonly<Record<'light' | 'dark', RailColours>> = {
  light: {
    focal: '#aa0a29',
    alipay: '#1d4f9f',
    wechat: '#12a080',
    muted: {
      third_party: ['#7973a1', '#5d5783'],
      bank_card: ['#8a7043', '#9c8255', '#846a3e'],
      cash: ['#696969', '#555555'],
      transfer: ['#745971', '#866a83'],
      cbdc: ['#975b60'],
      other: ['#607183', '#6b7c8f', '#4f5f71'],
    },
  },
  dark: {
    focal: '#ff4f5e',
    alipay: '#5b8def',
    wechat: '#84e6b8',
    muted: {
      third_party: ['#b0aadb', '#7973a1'],
      bank_card: ['#cfb384', '#81673b', '#c2a678'],
      cash: ['#a4a4a4', '#8c8c8c'],
      transfer: ['#bea0ba', '#9e829b'],
      cbdc: ['#d8969b'],
      other: ['#9badc1', '#7d8ea1', '#8ea1b4'],
    },
  },
}

const wellKnown = (id: string): 'alipay' | 'wechat' | undefined =>
  /alipay/i.test(id) ? 'alipay' : /we_?chat|weixin|tenpay/i.test(id) ? 'wechat' : undefined

/**
 * One colour a rail, the same in every picture of the dataset, in the fixed order of rails. The focal rail is strongest; Alipay and WeChat Pay, or else the first two
 * third-party rails by id, have a hue of their own; the others step back, by kind.
 */
export function railColours(all: readonly RailStyle[], focal: string, scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const own = rails[scheme]
  const colours = new Map<string, string>([[focal, own.focal]])
  const open = new Set<'alipay' | 'wechat'>(['alipay', 'wechat'])
  const rest = all.filter(({ id }) => id !== focal).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id } of rest) {
    const known = wellKnown(id)
    if (known && open.delete(known)) colours.set(id, own[known])
  }
  const taken = new Map<string, number>()
  for (const { id, kind } of rest) {
    if (colours.has(id)) continue
    const [free] = kind === 'third_party' ? open : []
    if (free && open.delete(free)) {
      colours.set(id, own[free])
      continue
    }
    const shades = own.muted[kind] ?? own.muted.other!
    const turn = taken.get(kind) ?? 0
    taken.set(kind, turn + 1)
    colours.set(id, shades[turn % shades.length]!)
  }
  return colours
}

/** Colour of a rail that the dataset’s list does not name. */
export const unknownRail = (scheme: 'light' | 'dark'): string => rails[scheme].muted.other![0]!

/** Every colour a rail can have. */
export const railPalette = (scheme: 'light' | 'dark'): readonly string[] => {
  const { focal, alipay, wechat, muted } = rails[scheme]
  return [focal, alipay, wechat, ...Object.values(muted).flat()]
}
