import { groupsOf } from '../../groups.ts'
import { type Choice, chosen, type Spec } from '../chart.ts'

/** What tells of which lottery, or of which of its groups, a row is. */
export interface SubjectRow {
  campaign: string
  stratum: string | null
  status: string
  mature: boolean
}

export const subjectId = (row: SubjectRow): string => JSON.stringify([row.campaign, row.stratum])

export function subjectName(row: SubjectRow, spec: Spec): string {
  const name = row.campaign === '' ? spec.say('chart.lottery.all') : spec.valueLabel('campaign', row.campaign)
  return row.stratum === null ? name : `${name} · ${row.stratum || spec.say('chart.notKnown')}`
}

export const subjects = <R extends SubjectRow>(rows: readonly R[]): R[] => [...groupsOf(rows, subjectId).values()].map((of) => of[0]!)

/** The lottery the reader chose, else the first of which something can be said. */
export function subjectOf(rows: readonly SubjectRow[], spec: Spec): string {
  const first = rows.find((row) => row.status === 'estimated' && row.mature) ?? rows.find((row) => row.status === 'estimated') ?? rows[0]
  return chosen(spec, 'subject', subjects(rows).map(subjectId), first ? subjectId(first) : '')
}

export const subjectChoice = (rows: readonly SubjectRow[], spec: Spec): Choice => ({
  key: 'subject',
  label: spec.say('chart.lottery.subject'),
  value: subjectOf(rows, spec),
  options: subjects(rows).map((row) => ({ value: subjectId(row), label: subjectName(row, spec) })),
})

/** Why there is no figure for a lottery. */
export const refusal = (row: SubjectRow, spec: Spec, values: Record<string, string> = {}): string =>
  spec.say(`chart.lottery.refused.${row.status}`, { label: subjectName(row, spec), ...values })
