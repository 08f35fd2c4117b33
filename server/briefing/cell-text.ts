import type { Briefing, Column, Plot } from '../../datasets/briefing/document.ts'
import { type Formats, formatsOf } from '../../datasets/presentation/format.ts'
import type { Value } from '../../datasets/sql.ts'
import { wordsOf } from './words.ts'

/** What was not observed is a dash, never a zero. */
export const NONE = '–'

/** A count with every digit, its thousands apart: the same in every language of the page. */
export const countText = (value: number): string => value.toLocaleString('en-US')

/** Writes table cells in the briefing’s language, as a table shows them: every digit of a count, two of a percentage. */
export function cellWriter({
  language,
  currency,
}: Pick<Briefing, 'language' | 'currency'>): (value: Value | undefined, column: Column) => string {
  const formats = formatsOf(language, currency)
  const words = wordsOf(language)
  return (value, { kind }) => {
    if (value === null || value === undefined) return NONE
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (typeof value === 'number') return Number.isFinite(value) ? numberText(formats, value, kind) : NONE
    return kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value)) ? formats.date(String(value)) : String(value)
  }
}

function numberText(formats: Formats, value: number, kind: Column['kind']): string {
  if (kind === 'share') return formats.percent(value, 2)
  return kind === 'money' ? formats.exactMoney(value) : formats.exact(value)
}

/** Whether a column is read by its digits and so stands at the right. */
export const isNumeric = ({ kind }: Column): boolean => kind === 'number' || kind === 'share' || kind === 'money'

/** How many minor units make a major one: 100 fen, 1 yen. A currency that is not known has hundredths. */
export function scaleOf(currency: string): number {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    return 10 ** (maximumFractionDigits ?? 2)
  } catch {
    return 100
  }
}

/** Value of a plot in the unit that readers know: money in major units, all else as it is. */
export const plotted = (value: number | null, unit: Plot['unit'], currency: string): number | null =>
  value === null || !Number.isFinite(value) ? null : unit === 'money' ? value / scaleOf(currency) : value
