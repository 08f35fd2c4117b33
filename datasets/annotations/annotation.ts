import { z } from 'zod'
import { isDate } from '../calendar.ts'

const day = () => z.string().refine(isDate, { message: 'give a date that exists, as YYYY-MM-DD' })

/** One line without control characters, which also keeps an export’s lines whole. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => text.trim())
    .pipe(
      z
        .string()
        .min(1, { message: 'give a text' })
        .max(most, { message: `give at most ${most} characters` })
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
        .refine((text) => !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text), { message: 'write it in one line' }),
    )

/** What somebody wants readers to know of a day or a span of days, both ends included. */
export const annotationSchema = z
  .strictObject({
    starts_on: day(),
    /** Null: a single day. */
    ends_on: day().nullable().default(null),
    /** Metric whose charts show it; null: every chart over time. */
    metric: z
      .string()
      .regex(/^[a-z0-9-]{1,63}$/, { message: 'give the id of a metric, or null for all' })
      .nullable()
      .default(null),
    text: line(280),
    /** As given; nobody checks who it is. */
    author: line(60),
  })
  .refine(({ starts_on, ends_on }) => ends_on === null || ends_on >= starts_on, {
    message: 'give an end on or after the start',
    path: ['ends_on'],
  })

export type Annotation = z.output<typeof annotationSchema>

/** An annotation as charts draw it. */
export interface AnnotationSpan {
  id: string
  from: string
  /** The same day where it is of one day. */
  to: string
  text: string
  /** Null: it came with the data. */
  author: string | null
}

/** An annotation with the charts that it belongs to. */
export interface Noted extends AnnotationSpan {
  /** Null: every chart over time. */
  metric: string | null
  /** Null: every region. */
  region: string | null
}

/** Those of a metric’s charts, of regions that the filter leaves, on some day of a range. */
export const notedOn = (
  all: readonly Noted[],
  metric: string,
  regions: readonly string[] | undefined,
  from: string,
  to: string,
): AnnotationSpan[] =>
  all
    .filter((one) => one.metric === null || one.metric === metric)
    .filter((one) => one.region === null || !regions || regions.includes(one.region))
    .filter((one) => one.from <= to && one.to >= from)
    .map(({ metric: _, region: __, ...span }) => span)
