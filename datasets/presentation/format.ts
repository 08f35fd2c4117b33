import { type Grain, grains } from '../calendar.ts'
import type { Language } from '../metrics/metric.ts'

export interface Formats {
  /**
   * Whole up to 9,999 in Chinese and 999,999 in English, then compact in three digits: 12.3万, 1.23M, 1.00万 for 10,028. A number that fewer
   * digits say exactly has no more of them: 10,000 is 1万, as at a mark of an axis.
   */
  number(value: number): string
  /** Every digit, as a table shows it. */
  exact(value: number): string
  percent(share: number, digits?: number): string
  interval(lower: number, upper: number): string
  /** Money from minor units in the pilot’s currency. */
  money(minor: number): string
  /** Money at a mark of an axis: no hundredths where there are none. */
  moneyTick(minor: number): string
  exactMoney(minor: number): string
  /** A period by its first day (YYYY-MM-DD): 2021年1月, Jan 2021, 2021 Q1, 2021-W05 (ISO 8601). */
  period(day: string, grain: string): string
  date(day: string): string
}

/** Numbers as in en-US (261M), dates as in en-GB (4 Jan 2021). */
const tags: Readonly<Record<Language, string>> = { en: 'en-US', 'zh-Hans': 'zh-Hans-CN', 'zh-Hant': 'zh-Hant-TW' }

/** A minus as wide as a plus, for texts that are read rather than parsed. */
const read = (text: string) => text.replace('-', '−')

const at = (day: string) => new Date(`${day}T00:00:00Z`)

/** ISO 8601 year and week of a date. */
export function isoWeek(day: string): { year: number; week: number } {
  const thursday = at(day)
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7))
  const year = thursday.getUTCFullYear()
  return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) }
}

const quarterOf = (day: string) => Math.floor(at(day).getUTCMonth() / 3) + 1

const weeks: Readonly<Record<Language, (year: number, week: number) => string>> = {
  en: (year, week) => `${year}-W${String(week).padStart(2, '0')}`,
  'zh-Hans': (year, week) => `${year}年第${week}周`,
  'zh-Hant': (year, week) => `${year}年第${week}週`,
}

const quarters: Readonly<Record<Language, (year: string, quarter: number) => string>> = {
  en: (year, quarter) => `${year} Q${quarter}`,
  'zh-Hans': (year, quarter) => `${year}年第${quarter}季度`,
  'zh-Hant': (year, quarter) => `${year}年第${quarter}季`,
}

/** Writes a number in 万, 亿, M: in three digits, unless fewer say it exactly. */
function compactOf(tag: string, options: Intl.NumberFormatOptions = {}): (value: number) => string {
  const short: Intl.NumberFormatOptions = { ...options, notation: 'compact', maximumSignificantDigits: 3 }
  const exact = new Intl.NumberFormat(tag, short)
  const rounded = new Intl.NumberFormat(tag, { ...short, minimumSignificantDigits: 3 })
  return (value) => (Number(value.toPrecision(3)) === value ? exact : rounded).format(value)
}

/** Money formats of a currency; one that Intl does not know is written behind a plain number of hundredths. */
function currencyOf(tag: string, currency: string) {
  try {
    const own: Intl.NumberFormatOptions = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
    const exact = new Intl.NumberFormat(tag, own)
    const scale = 10 ** (exact.resolvedOptions().maximumFractionDigits ?? 2)
    const bare = new Intl.NumberFormat(tag, { ...own, trailingZeroDisplay: 'stripIfInteger' })
    return {
      scale,
      exact: (value: number) => exact.format(value),
      bare: (value: number) => bare.format(value),
      compact: compactOf(tag, own),
    }
  } catch {
    const exact = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    const bare = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 })
    const compact = compactOf(tag)
    return {
      scale: 100,
      exact: (value: number) => `${exact.format(value)} ${currency}`,
      bare: (value: number) => `${bare.format(value)} ${currency}`,
      compact: (value: number) => `${compact(value)} ${currency}`,
    }
  }
}

const known = new Map<string, Formats>()

/** How numbers, money and dates are written in a language of the page; the same object each time, because making one takes a millisecond. */
export function formatsOf(language: Language, currency: string): Formats {
  const key = `${language} ${currency}`
  const formats = known.get(key) ?? made(language, currency)
  known.set(key, formats)
  return formats
}

function made(language: Language, currency: string): Formats {
  const tag = tags[language]
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 })
  const compact = compactOf(tag)
  const limit = language === 'en' ? 1_000_000 : 10_000
  const percents = [0, 1, 2, 3].map(
    (digits) => new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
  )
  const percent = (share: number, digits = 1) => percents[Math.min(3, Math.max(0, digits))]!.format(share)
  const coin = currencyOf(tag, currency)
  const small = (minor: number) => Math.abs(minor / coin.scale) < 10_000
  const dated = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : tag, { ...options, timeZone: 'UTC' })
  const [day, month, year] = [dated({ dateStyle: 'medium' }), dated({ year: 'numeric', month: 'short' }), dated({ year: 'numeric' })]
  const date = (text: string) => day.format(at(text))
  const written: Readonly<Record<Grain, (text: string) => string>> = {
    day: date,
    week: (text) => weeks[language](isoWeek(text).year, isoWeek(text).week),
    month: (text) => month.format(at(text)),
    quarter: (text) => quarters[language](text.slice(0, 4), quarterOf(text)),
    year: (text) => year.format(at(text)),
  }
  return {
    number: (value) => read(Math.abs(value) < limit ? whole.format(value) : compact(value)),
    exact: (value) => whole.format(value),
    percent,
    interval: (lower, upper) => `${percent(lower).replace(/\s*%$/, '')}–${percent(upper)}`,
    money: (minor) => read(coin[small(minor) ? 'exact' : 'compact'](minor / coin.scale)),
    moneyTick: (minor) => read(coin[small(minor) ? 'bare' : 'compact'](minor / coin.scale)),
    exactMoney: (minor) => coin.exact(minor / coin.scale),
    period: (text, grain) => written[grains.find((one) => one === grain) ?? 'day'](text),
    date,
  }
}
