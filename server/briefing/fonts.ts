import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Font, openSync } from 'fontkit'
import type { Language } from '../../datasets/metrics/metric.ts'

/** Files of Noto Sans, Simplified and Traditional, with Latin in them; SIL Open Font License. */
const files = {
  hans: { package: '@embedpdf/fonts-sc', regular: 'NotoSansHans-Regular.otf', bold: 'NotoSansHans-Bold.otf' },
  hant: { package: '@embedpdf/fonts-tc', regular: 'NotoSansHant-Regular.otf', bold: 'NotoSansHant-Bold.otf' },
} as const

export type Family = keyof typeof files
export type Weight = 'regular' | 'bold'

const { resolve } = createRequire(import.meta.url)

const folders = new Map<Family, string>()

function fontFile(family: Family, weight: Weight): string {
  // The packages export a module beside which the files lie.
  const folder = folders.get(family) ?? join(dirname(resolve(files[family].package)), '..', 'fonts')
  folders.set(family, folder)
  return join(folder, files[family][weight])
}

/** A family’s own form of each character first; the other has some that it lacks, such as 罗 in a Traditional text. */
const families: Readonly<Record<Language, readonly [Family, Family]>> = {
  en: ['hans', 'hant'],
  'zh-Hans': ['hans', 'hant'],
  'zh-Hant': ['hant', 'hans'],
}

const opened = new Map<string, Font>()
/** A font, read once in the life of the process: measuring and every document share it. */
export function fontOf(family: Family, weight: Weight): Font {
  const file = fontFile(family, weight)
  const known = opened.get(file)
  if (known) return known
  const font = openSync(file) as Font
  opened.set(file, font)
  return font
}

const has = (family: Family, character: string) => fontOf(family, 'regular').hasGlyphForCodePoint(character.codePointAt(0)!)

/** A minus is as wide as a Han character unless a text asks for its half. */
export const MINUS = '−'

/** Punctuation that is square as in Chinese unless a text asks for its narrow form. */
export const square = /[‘’“”…]/

const advances = new Map<string, Map<string, number>>()

/** Width of a text at size 1, kerning left out; `narrow` asks for the narrow forms of punctuation. */
export function widthAt1(text: string, family: Family, weight: Weight, narrow: boolean): number {
  const key = `${family} ${weight} ${narrow}`
  const known = advances.get(key) ?? new Map<string, number>()
  advances.set(key, known)
  let sum = 0
  for (const character of text) {
    let width = known.get(character)
    if (width === undefined) {
      const font = fontOf(family, weight)
      const feature = character === MINUS ? 'hwid' : narrow && square.test(character) ? 'pwid' : null
      const glyph = feature ? font.layout(character, [feature]) : font.glyphForCodePoint(character.codePointAt(0)!)
      width = glyph.advanceWidth / font.unitsPerEm
      known.set(character, width)
    }
    sum += width
  }
  return sum
}

/** Joiners and variation selectors have no shape of their own. */
const shapeless = /[\u200b-\u200d\u2060]|[\ufe00-\ufe0f]/gu
const blank = /[\u2000-\u200a\u202f\u205f\u3000]/gu
const segments = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** What stands for a character that neither family has: seen at once, and never taken for another. */
export const MISSING = '□'

export interface Writable {
  text: string
  family: Family
}

/** The text as it can be written, and in which family: the language’s own, unless only the other has every character of it. */
export function writable(text: string, language: Language): Writable {
  const [own, other] = families[language]
  const shaped = text.replace(blank, (space) => (has(own, space) ? space : ' '))
  const lacking = (family: Family) => [...shaped.replace(shapeless, '')].filter((character) => !has(family, character)).length
  const missed = lacking(own)
  if (!missed) return { text: shaped.replace(shapeless, ''), family: own }
  const family = lacking(other) < missed ? other : own
  const written = [...segments.segment(shaped)].map(({ segment }) => {
    const shape = segment.replace(shapeless, '')
    return [...shape].every((character) => has(family, character)) ? shape : MISSING
  })
  return { text: written.join(''), family }
}
