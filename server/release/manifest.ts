import { readFile } from 'node:fs/promises'
import { z } from '@hono/zod-openapi'
import { Failure } from '../errors.ts'
import type { ReleaseFolder } from './folder.ts'

export const accountingSchema = z
  .object({
    read: z.int().min(0),
    accepted: z.int().min(0),
    quarantined: z.int().min(0),
    duplicate: z.int().min(0),
    excluded: z.int().min(0),
  })
  .openapi('Accounting', { description: 'Rows of a source: read = accepted + quarantined + duplicate + excluded.' })

export const sourceSchema = accountingSchema
  .extend({ table: z.string(), file: z.string(), sha256: z.string(), bytes: z.int().min(0).nullable() })
  .openapi('Source', { description: 'A file that went into the release.' })

export const columnSchema = z
  .object({ name: z.string(), type: z.string().openapi({ description: 'DuckDB type.' }), dictionary: z.boolean() })
  .openapi('Column')

export const tableSchema = z
  .object({
    name: z.string(),
    kind: z.enum(['contract', 'compact']),
    description: z.string(),
    rows: z.int().min(0),
    hash: z.string().openapi({ description: 'Content hash over columns and rows, whatever their order.' }),
    bytes: z
      .int()
      .min(0)
      .openapi({ description: 'Size as Arrow IPC stream: exact where stored, an estimate from a sample where streamed on demand.' }),
    gzip_bytes: z.int().min(0).nullable().openapi({ description: 'Size as stored and sent, compressed; null where streamed on demand.' }),
    etag: z.string(),
    stored: z.boolean().openapi({ description: 'Encoded once, at publication.' }),
    columns: z.array(columnSchema),
  })
  .openapi('Table')

export const pilotSchema = z
  .object({
    title: z.string(),
    time_zone: z.string(),
    currency: z.string(),
    focal_rail: z.string(),
    simulated: z.boolean(),
    scale: z.number().nullable(),
    reporting_lag_days: z.int().min(0),
    first_day: z.iso.date().nullable().openapi({ description: 'First local date of a payment.' }),
    last_day: z.iso.date().nullable().openapi({ description: 'Last local date of a payment.' }),
    cutoff: z.iso.date().nullable().openapi({ description: 'Last local date through which the data are complete.' }),
    absent: z.array(z.string()).optional().openapi({
      description: 'Optional columns, as table.column, that hold no known value on the focal rail; not told by older releases.',
    }),
  })
  .openapi('Pilot')

export const manifestSchema = z
  .object({
    dataset: z.string(),
    release: z.string().openapi({ description: 'Content hash that names the release.' }),
    sequence: z.int().min(1),
    previous: z.string().nullable(),
    made_at: z.iso.datetime(),
    contract_version: z.string(),
    pilot: pilotSchema,
    accounting: z.record(z.string(), accountingSchema).openapi({ description: 'By table, over all files of the release.' }),
    sources: z.array(sourceSchema),
    tables: z.array(tableSchema),
    database_bytes: z.int().min(0),
  })
  .openapi('Manifest')

export type Accounting = z.infer<typeof accountingSchema>
export type Source = z.infer<typeof sourceSchema>
export type TableEntry = z.infer<typeof tableSchema>
export type Pilot = z.infer<typeof pilotSchema>
export type Manifest = z.infer<typeof manifestSchema>

/** Reads a release's manifest; a missing or damaged one is an error that names the file. */
export async function readManifest(release: ReleaseFolder): Promise<Manifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(release.manifest, 'utf8')))
  } catch (cause) {
    throw new Failure(
      'release_unreadable',
      `${release.manifest} cannot be read as the manifest of a release.`,
      'Serve another release: `pilotscope datasets rollback <dataset>`.',
      { place: { file: release.manifest }, cause },
    )
  }
}
