import { parsePeriod } from '../../../datasets/briefing/period.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'

/** A year, a quarter, a month or a day, as precisely as it was published, written as charts write it. */
export function preciseText(text: string, language: Language): string {
  // Neither years nor days are written with a currency.
  const { period, date } = formatsOf(language, 'CNY')
  const known = parsePeriod(text)
  return known ? period(known.from, known.grain) : date(text)
}
