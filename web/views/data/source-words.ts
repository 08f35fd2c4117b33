import { contract, contractTable } from '../../../datasets/contract/index.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { filled, methodWords } from './methods-words.ts'
import zhHans from './words/source.zh-Hans.json'
import zhHant from './words/source.zh-Hant.json'

/** Words of the contract and of the importer, which speak English themselves. */
export interface SourceWords {
  tables: Record<string, { description: string; columns: Record<string, string> }>
  faults: Record<string, { message: string; mend: string }>
  takesLines: string
}

export const sourceWords: Readonly<Record<Exclude<Language, 'en'>, SourceWords>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant }

const of = (language: Language): SourceWords | undefined => (language === 'en' ? undefined : sourceWords[language])

export const tableText = (language: Language, table: string): string =>
  of(language)?.tables[table]?.description ?? contractTable(table)?.description ?? ''

export const columnText = (language: Language, table: string, column: string): string =>
  of(language)?.tables[table]?.columns[column] ?? contractTable(table)?.columns.find(({ name }) => name === column)?.description ?? ''

/** A quarantined row as the server gives it. */
export interface Fault {
  table_name: string
  column_name: string | null
  code: string
  message: string
  mend: string
}

/** What is wrong with the row and how to mend it, in the language; in the importer’s own words where the language has none for the code. */
export function faultText(language: Language, fault: Fault): { message: string; mend: string } {
  const words = of(language)
  const known = words?.faults[fault.code]
  if (!words || !known) return { message: fault.message, mend: fault.mend }
  const table = contract.find(({ name }) => name === fault.table_name)
  const column = table?.columns.find(({ name }) => name === fault.column_name)
  const values = {
    column: fault.column_name ?? '',
    type: column ? methodWords[language].type[column.type] : '',
    description: column ? columnText(language, fault.table_name, column.name) : '',
    choices: (column?.choices ?? []).join('、'),
    references: column?.references?.table ?? '',
    key: (table?.key ?? []).join('、'),
    expression: /`(.+)` cannot/.exec(fault.message)?.[1] ?? '',
  }
  const lines = /It takes (\d+) lines/.exec(fault.message)?.[1]
  return { message: filled(known.message, values) + (lines ? filled(words.takesLines, { lines }) : ''), mend: filled(known.mend, values) }
}
