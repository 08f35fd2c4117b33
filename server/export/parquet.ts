import type { Observation } from '../../datasets/observations/observations.ts'
import { identifier, join, sql, trusted } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import type { ExportColumn } from './files.ts'

/** Writes observations as Parquet with the columns of the SDMX-CSV; DuckDB’s core writes it, no extension is loaded. */
export async function writeParquet(path: string, columns: readonly ExportColumn[], observations: readonly Observation[]): Promise<void> {
  const database = await Database.open(':memory:', { allowed: [path], threads: 1 })
  try {
    const declared = join(
      columns.map(({ name, type }) => sql`${identifier(name)} ${trusted(type)}`),
      sql`, `,
    )
    await database.run(sql`create table observations (${declared})`)
    const appender = await database.connection.createAppender('observations')
    for (const observation of observations) {
      for (const { type, of } of columns) {
        const value = of(observation)
        if (value === null) appender.appendNull()
        else if (type === 'DOUBLE') appender.appendDouble(Number(value))
        else if (type === 'BOOLEAN') appender.appendBoolean(value === true)
        else appender.appendVarchar(String(value))
      }
      appender.endRow()
    }
    appender.closeSync()
    await database.run(sql`copy observations to ${trusted(`'${path.replaceAll("'", "''")}'`)} (format parquet, compression zstd)`)
  } finally {
    database.close()
  }
}
