/** A date (YYYY-MM-DD, local to the pilot) as readers of the language write it. */
export const dateText = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** A moment (ISO 8601) in the reader's own time zone. */
export const timeText = (moment: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment))

/** A period by its first day: Mar 2021, Q1 2021, 2021年3月. */
export function periodText(day: string, grain: string, language: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  const quarter = Math.floor(Number(day.slice(5, 7)) / 3) + 1
  if (grain === 'year') return format({ year: 'numeric' })
  if (grain === 'quarter') return language === 'en' ? `Q${quarter} ${day.slice(0, 4)}` : `${day.slice(0, 4)}年第${quarter}季度`
  if (grain === 'month') return format({ year: 'numeric', month: 'short' })
  return dateText(day, language)
}
