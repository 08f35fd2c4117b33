const known = new Map<string, Intl.DateTimeFormat>()

/** A format of dates; the same object each time, because making one takes longer than a hundred uses. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options])
  const format = known.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
  known.set(key, format)
  return format
}

/** A day of the pilot (YYYY-MM-DD) in a format that leaves it in its own zone. */
const written = (day: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  formatOf(language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** A date (YYYY-MM-DD, local to the pilot) as readers of the language write it. */
export const dateText = (day: string, language: string): string => written(day, language, { dateStyle: 'medium' })

/** A moment (ISO 8601) in the reader's own time zone. */
export const timeText = (moment: string, language: string): string =>
  formatOf(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment))
