import type { Metric } from '../../datasets/metrics/metric.ts'
import { structureOf } from '../../datasets/observations/columns.ts'
import type { Observation } from '../../datasets/observations/observations.ts'
import type { Value } from '../../datasets/sql.ts'
import { sdmxId } from './files.ts'

type Cell = Value | undefined

/** Lines of CSV as RFC 4180 has it; a field without quotes and without text is null. */
export function parseCsv(text: string): (string | null)[][] {
  const lines: (string | null)[][] = []
  let line: (string | null)[] = []
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y
  while (field.lastIndex < text.length) {
    const found = field.exec(text)
    if (!found) throw new Error(`not CSV at ${field.lastIndex}`)
    const [, raw, after] = found
    line.push(raw === '' ? null : raw!.startsWith('"') ? raw!.slice(1, -1).replaceAll('""', '"') : raw!)
    if (after === ',') continue
    lines.push(line)
    line = []
  }
  return lines
}

/** Observations from records by column, as an export of the metric wrote them. */
export function readObservations(records: readonly Readonly<Record<string, Cell>>[], metric: Metric): Observation[] {
  const { dimensions, attributes, measures } = structureOf(metric)
  const names = new Map(measures.map(({ name }) => [sdmxId(name), name]))
  const number = (value: Cell) => (value === null || value === undefined ? null : Number(value))
  return records.map((record) => ({
    freq: String(record.FREQ),
    time_period: String(record.TIME_PERIOD),
    dimensions: dimensions.map(({ name }) => String(record[`D_${sdmxId(name)}`])),
    indicator: names.get(String(record.INDICATOR))!,
    value: number(record.OBS_VALUE),
    lower: number(record.LOWER_BOUND),
    upper: number(record.UPPER_BOUND),
    n: number(record.N),
    unit: String(record.UNIT_MEASURE),
    status: record.OBS_STATUS as Observation['status'],
    detail: record.STATUS_DETAIL as Observation['detail'],
    revision: record.REVISION as Observation['revision'],
    previous: number(record.PREVIOUS_VALUE),
    attributes: attributes.map(({ name, kind }) => {
      const value = record[`A_${sdmxId(name)}`] ?? null
      return kind === 'flag' && value !== null ? String(value) === 'true' : value
    }),
  }))
}
