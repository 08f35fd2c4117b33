import { languages } from '../../datasets/metrics/index.ts'
import type { Metric } from '../../datasets/metrics/metric.ts'
import { decoded } from '../../datasets/observations/codes.ts'
import type { Structure } from '../../datasets/observations/columns.ts'
import type { Observation } from '../../datasets/observations/observations.ts'
import { type CodeList, frequency, observationStatus, revision, statusDetail } from '../../datasets/observations/status.ts'
import type { Value } from '../../datasets/sql.ts'
import { csvLine } from '../csv.ts'
import type { Manifest } from '../release/manifest.ts'

/** Ids of SDMX structures: capitals, digits and _. */
export const sdmxId = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9_]/g, '_')

export interface ExportColumn {
  name: string
  type: 'VARCHAR' | 'DOUBLE' | 'BOOLEAN'
  of(observation: Observation): Value
}

/** Columns of an export: SDMX-CSV 2.0’s three first, then dimensions, the measure, attributes. */
export function exportColumns(metric: Metric, structure: Structure, manifest: Manifest): ExportColumn[] {
  const text = (name: string, of: ExportColumn['of']): ExportColumn => ({ name, type: 'VARCHAR', of })
  const number = (name: string, of: ExportColumn['of']): ExportColumn => ({ name, type: 'DOUBLE', of })
  return [
    text('STRUCTURE', () => 'dataflow'),
    text('STRUCTURE_ID', () => `PILOTSCOPE:${sdmxId(metric.id)}(1.0.0)`),
    text('ACTION', () => 'I'),
    text('FREQ', ({ freq }) => freq),
    ...structure.dimensions.map(({ name }, i) => text(`D_${sdmxId(name)}`, ({ dimensions }) => dimensions[i]!)),
    text('INDICATOR', ({ indicator }) => sdmxId(indicator)),
    text('TIME_PERIOD', ({ time_period }) => time_period),
    number('OBS_VALUE', ({ value }) => value),
    text('OBS_STATUS', ({ status }) => status),
    text('STATUS_DETAIL', ({ detail }) => detail),
    text('UNIT_MEASURE', ({ unit }) => sdmxId(unit)),
    number('LOWER_BOUND', ({ lower }) => lower),
    number('UPPER_BOUND', ({ upper }) => upper),
    number('N', ({ n }) => n),
    text('REVISION', (observation) => observation.revision),
    number('PREVIOUS_VALUE', ({ previous }) => previous),
    ...structure.attributes.map(
      ({ name, kind }, i): ExportColumn => ({
        name: `A_${sdmxId(name)}`,
        type: kind === 'flag' ? 'BOOLEAN' : kind === 'number' ? 'DOUBLE' : 'VARCHAR',
        of: ({ attributes }) => attributes[i]!,
      }),
    ),
    text('DATASET', () => manifest.dataset),
    text('RELEASE', () => manifest.release),
    text('CUTOFF', () => manifest.pilot.cutoff),
  ]
}

/** An empty text is told from no text by its quotes, as RFC 4180 allows. */
const field = (value: Value): string => (value === '' ? '""' : csvLine([value]).slice(0, -2))

/** SDMX-CSV 2.0: one line per observation. */
export function* sdmxCsv(columns: readonly ExportColumn[], observations: readonly Observation[]): Generator<string> {
  yield csvLine(columns.map(({ name }) => name))
  for (const observation of observations) yield `${columns.map(({ of }) => field(of(observation))).join(',')}\r\n`
}

const listFile = ({ id, codes }: CodeList, values = false): [string, string] => [
  `${id}.csv`,
  csvLine(['CODELIST', 'CODE', ...(values ? ['VALUE'] : []), 'NAME_EN', 'NAME_ZH_HANS', 'NAME_ZH_HANT']) +
    codes
      .map((entry) =>
        csvLine([
          id,
          entry.code,
          ...(values ? [(entry as { value?: string }).value ?? ''] : []),
          entry.en,
          entry['zh-Hans'],
          entry['zh-Hant'],
        ]),
      )
      .join(''),
]

/** Code lists that every metric shares. */
export const sharedLists = (): [string, string][] => [observationStatus, statusDetail, revision, frequency].map((list) => listFile(list))

const unknown = { en: 'Not known', 'zh-Hans': '未知', 'zh-Hant': '未知' }
const unspecified = { en: 'Not specified', 'zh-Hans': '未指定', 'zh-Hant': '未指定' }

/** Code lists of one metric: its indicators, and every dimension’s values that occur. `labels` are names the dataset itself gives. */
export function metricLists(
  metric: Metric,
  structure: Structure,
  observations: readonly Observation[],
  labels: (column: string, value: string) => string | undefined,
): [string, string][] {
  const words = (of: (language: (typeof languages)[number]) => string) =>
    Object.fromEntries(languages.map((name) => [name, of(name)])) as Record<(typeof languages)[number], string>
  const indicators: CodeList = {
    id: `CL_${sdmxId(metric.id)}_INDICATOR`,
    codes: structure.measures.map(({ name }) => ({
      code: sdmxId(name),
      ...words((language) => metric.labels[language].columns[name] ?? name),
    })),
  }
  const lists = structure.dimensions.map(({ name, kind }, i) => {
    const codes = [...new Set(observations.map(({ dimensions }) => dimensions[i]!))].sort()
    return {
      id: `CL_${sdmxId(metric.id)}_${sdmxId(name)}`,
      codes: codes.map((code) => {
        const value = decoded(code, kind)
        if (value === null || value === '') return { code, value: '', ...(value === null ? unknown : unspecified) }
        const text = String(value)
        const own = (language: (typeof languages)[number]) =>
          metric.labels[language].values[`${name}.${text}`] ?? labels(name, text) ?? text
        return { code, value: text, ...words(own) }
      }),
    }
  })
  return [listFile(indicators), ...lists.map((list) => listFile(list, true))]
}
