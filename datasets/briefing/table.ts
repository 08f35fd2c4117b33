import type { Spec } from '../metrics/chart.ts'
import type { Metric, Query, Row } from '../metrics/metric.ts'
import { columnsOf, named, type Column as Shown } from '../presentation/columns.ts'
import { formatsOf } from '../presentation/format.ts'
import type { Briefed, Pen } from './briefed.ts'
import type { Column, Table } from './document.ts'

function kindOf({ name, unit, numeric }: Shown, rows: readonly Row[]): Column['kind'] {
  if (unit === 'date') return 'date'
  if (unit === 'share') return 'share'
  if (unit === 'minor') return 'money'
  if (rows.some((row) => typeof row[name] === 'boolean')) return 'boolean'
  return numeric ? 'number' : 'text'
}

/** A metric’s rows as a table: every column that says something, identifiers by their names. */
export function tableOf(metric: Metric, query: Query, rows: readonly Row[], spec: Spec, { t }: Pen, { language, facts }: Briefed): Table {
  // Where nobody is divided, a column of segments says of every row that it is of everyone.
  const whole = (query.params.segment ?? 'none') === 'none'
  const columns = columnsOf(metric, query, spec.words.columns, rows).filter(({ name }) => !(whole && name === 'segment'))
  const reading = {
    ...formatsOf(language, facts.currency),
    stateLabel: (rail: string) => (rail === 'inactive' ? t('chart.inactive') : spec.railLabel(rail)),
    valueLabel: (key: string, value: string) => spec.words.values[`${key}.${value}`] ?? spec.valueLabel(key, value),
    say: (key: string) => t(key),
  }
  return {
    name: spec.words.title,
    columns: columns.map((column) => ({ name: column.name, label: column.label, kind: kindOf(column, rows) })),
    rows: named(rows, columns, reading),
  }
}
