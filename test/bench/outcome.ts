import { z } from 'zod'
import { atMost, type Figure, figure } from './figures.ts'

const importSchema = z.object({ rows: z.int(), ratio: z.number(), import_seconds: z.number(), peak_rss_bytes: z.number() })

/** Figures from what the bench of the import prints. */
export function importFigures(printed: unknown): Figure[] {
  const { rows: size, ratio, import_seconds, peak_rss_bytes } = importSchema.parse(printed)
  return [
    figure({ what: 'import of a CSV with checks and quarantine', size, unit: 's', measured: import_seconds }),
    figure({
      what: 'import against DuckDB’s bare read of the same file',
      size,
      unit: 'times',
      measured: ratio,
      limit: atMost(3),
      note: 'bare: `create table as from read_csv`, no check.',
    }),
    figure({ what: 'import, peak resident memory', size, unit: 'bytes', measured: peak_rss_bytes, limit: atMost(4e9) }),
  ]
}

const simulateSchema = z.object({ payments: z.int(), simulate_seconds: z.number(), seconds: z.number(), peak_rss_mb: z.number() })

/** Figures from what the bench of the simulator prints; `size` is the number of payments asked for. */
export function simulateFigures(printed: unknown, size: number): Figure[] {
  const { simulate_seconds, seconds, peak_rss_mb, payments } = simulateSchema.parse(printed)
  const large = size > 2_000_000
  return [
    figure({
      what: 'simulated pilot published as a release',
      size,
      unit: 's',
      measured: seconds,
      limit: atMost(large ? 90 : 30),
      note: 'simulation, compact tables, checks and encoding together.',
    }),
    figure({
      what: 'of that, the simulation',
      size,
      unit: 's',
      measured: simulate_seconds,
      note: `${payments} payments came of ${size} asked for.`,
    }),
    figure({ what: 'simulated pilot, peak resident memory', size, unit: 'bytes', measured: peak_rss_mb * 1024 * 1024, limit: atMost(4e9) }),
  ]
}
