import { z } from 'zod'

/** One measured figure. Where it was measured once, the median is that measurement and p95 is null. */
export const figureSchema = z.object({
  what: z.string().min(1),
  /** Payments of the pilot, rows of the file, or persons. */
  size: z.int().positive(),
  unit: z.enum(['s', 'ms', 'bytes', 'times', 'rows']),
  median: z.number(),
  p95: z.number().nullable(),
  n: z.int().positive(),
  /** What the project asks for; null: nothing is asked, the figure is for information. */
  limit: z.object({ bound: z.enum(['at most', 'at least']), value: z.number() }).nullable(),
  holds: z.boolean().nullable(),
  /** What the figure rests on or what limits it. */
  note: z.string().optional(),
})

export const growthSchema = z.object({
  payments: z.int().positive(),
  tables: z.array(z.object({ name: z.string(), rows: z.int().min(0), bytes: z.int().min(0), gzip_bytes: z.int().min(0) })),
})

const machineSchema = z.object({
  cores: z.int().positive(),
  memory_bytes: z.int().positive(),
  cpu: z.string(),
  node: z.string(),
  duckdb: z.string(),
  duckdb_wasm: z.string(),
  chromium: z.string(),
})

export const runSchema = z.object({
  bench: z.enum(['import', 'simulate', 'compact', 'queries', 'views']),
  size: z.int().positive(),
  started_at: z.iso.datetime(),
  /** What it was measured on: figures of other benches stay when one is run again elsewhere. */
  machine: machineSchema,
  /** Work that others gave the machine when the bench began: mean number of running processes over the minute before. */
  load_average: z.number(),
  seconds: z.number(),
  figures: z.array(figureSchema),
  growth: growthSchema.optional(),
  /** Median query time by metric, in milliseconds. */
  metrics: z.record(z.string(), z.record(z.string(), z.number().nullable())).optional(),
})

export const reportSchema = z.object({ runs: z.array(runSchema) })

export type Figure = z.infer<typeof figureSchema>
export type Growth = z.infer<typeof growthSchema>
export type Run = z.infer<typeof runSchema>
export type Machine = z.infer<typeof machineSchema>
export type Report = z.infer<typeof reportSchema>
/** What a bench prints: a run without what the one who started it knows. */
export type Measured = Pick<Run, 'figures' | 'growth' | 'metrics'>

/** Quantile by linear interpolation (type 7). */
export function quantile(values: readonly number[], q: number): number {
  if (!values.length) throw new RangeError('no quantile of nothing')
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * q
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return low + (high - low) * (place - Math.floor(place))
}

type Limit = Figure['limit']
export const atMost = (value: number): Limit => ({ bound: 'at most', value })
export const atLeast = (value: number): Limit => ({ bound: 'at least', value })

const holds = (median: number, limit: Limit): boolean | null =>
  limit === null ? null : limit.bound === 'at most' ? median <= limit.value : median >= limit.value

const rounded = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)))

/** A figure from its measurements; the median is what is held against the limit. */
export function figure(
  of: Pick<Figure, 'what' | 'size' | 'unit' | 'note'> & { measured: number | readonly number[]; limit?: Limit },
): Figure {
  const { measured, limit = null, note, ...rest } = of
  const values = typeof measured === 'number' ? [measured] : measured
  const median = quantile(values, 0.5)
  return {
    ...rest,
    median: rounded(median),
    p95: values.length > 1 ? rounded(quantile(values, 0.95)) : null,
    n: values.length,
    limit,
    holds: holds(median, limit),
    ...(note ? { note } : {}),
  }
}

/** The report with a run in the place of an earlier one of the same bench and size. */
export const withRun = (report: Report, run: Run): Report => {
  const kept = report.runs.filter(({ bench, size }) => bench !== run.bench || size !== run.size)
  const order = runSchema.shape.bench.options
  return { runs: [...kept, run].sort((a, b) => order.indexOf(a.bench) - order.indexOf(b.bench) || a.size - b.size) }
}
