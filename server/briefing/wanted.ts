import { z } from 'zod'
import type { Draft } from '../../datasets/briefing/draft.ts'
import { parsePeriod, periodHint } from '../../datasets/briefing/period.ts'
import { briefingFormats } from '../../datasets/briefing/schedule.ts'
import { filterKeys } from '../../datasets/filters.ts'
import { type Language, languages } from '../../datasets/metrics/metric.ts'
import { Failure } from '../errors.ts'
import { requiredQuery } from '../release/metric-rows.ts'
import type { Wanted } from './briefing.ts'

/** Filters of a briefing, read as those of a metric that takes all of them. */
const asked = { id: 'a briefing', params: z.object({}), filters: filterKeys }

export const fileFormats = briefingFormats
export type FileFormat = (typeof fileFormats)[number]

export interface Request {
  period?: string | undefined
  lang?: string | undefined
  release?: string | undefined
  filters: readonly (readonly [string, string])[]
}

const languageOf = (text: string | undefined): Language => {
  if (text === undefined) return 'en'
  const found = languages.find((language) => language === text)
  if (found) return found
  throw new Failure('invalid_request', `A briefing is not written in "${text}".`, `Give ${languages.join(', ')}.`, { valid: languages })
}

/** Reads which briefing is wanted; what is not understood is an error that says what would be. */
export function wantedOf(dataset: string, { period, lang, release, filters }: Request): Wanted {
  const read = period === undefined ? null : parsePeriod(period)
  if (period !== undefined && !read)
    throw new Failure('invalid_request', `"${period}" is not a period of a briefing.`, `Give ${periodHint}.`)
  const { filters: chosen, range } = requiredQuery(asked, filters)
  if (range.from || range.to)
    throw new Failure('invalid_request', 'A briefing takes no from and to.', `Give its period, such as ${periodHint}.`)
  return { dataset, period: read, language: languageOf(lang), filters: chosen, release: release ?? null }
}

/** The briefing that a draft is of. */
export const wantedBy = (dataset: string, { period, language, filters, release }: Draft): Wanted => ({
  ...{ dataset, language, filters, release },
  period: period === null ? null : parsePeriod(period),
})
