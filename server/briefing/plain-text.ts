import type { Briefing } from '../../datasets/briefing/document.ts'

/**
 * Characters that no file format can hold: controls that XML 1.0 forbids, halves of surrogate pairs, and characters that change the
 * direction of what follows, by which a text could pass for another.
 */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text as every format can hold it: tabs and line breaks are blanks, other controls are left out. */
export const plainText = (text: string): string => text.replace(unwritable, '').replace(/[\t\r\n\u2028\u2029]+/g, ' ')

function plain<T>(value: T): T {
  if (typeof value === 'string') return plainText(value) as T
  if (Array.isArray(value)) return value.map(plain) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'option' || key === 'drawn' || inner instanceof Date ? inner : plain(inner)]),
  ) as T
}

/** The briefing with every text in a form that any file can hold; pictures are left to whoever draws them. */
export const plainBriefing = (briefing: Briefing): Briefing => plain(briefing)
