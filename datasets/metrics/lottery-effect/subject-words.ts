import { groupsOf } from '../../groups.ts'
import { type Choice, chosen, type Spec } from '../chart.ts'
import type { Language } from '../metric.ts'

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

/** Words of the lotteries together and of how one was compared. */
export const subjectValues: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'campaign.': 'All lotteries together',
    'status.estimated': 'compared',
    'status.not_drawn': 'packets not drawn by lot',
    'status.no_losers': 'no losers recorded',
    'status.no_winners': 'no winners among those chosen',
    'status.no_stratum': 'no group has winners and losers',
    'status.not_enough': 'too few to compare',
    'status.everyone': 'refused: winners against everyone',
  },
  'zh-Hans': {
    'campaign.': '全部抽签活动合计',
    'status.estimated': '已比较',
    'status.not_drawn': '红包并非抽签发放',
    'status.no_losers': '没有未中签者的记录',
    'status.no_winners': '所选人群中没有中签者',
    'status.no_stratum': '没有分组兼有中签者与未中签者',
    'status.not_enough': '人数太少，无法比较',
    'status.everyone': '不予比较：对照为所有人',
  },
  'zh-Hant': {
    'campaign.': '全部抽籤活動合計',
    'status.estimated': '已比較',
    'status.not_drawn': '紅包並非抽籤發放',
    'status.no_losers': '沒有未中籤者的記錄',
    'status.no_winners': '所選人群中沒有中籤者',
    'status.no_stratum': '沒有分組兼有中籤者與未中籤者',
    'status.not_enough': '人數太少，無法比較',
    'status.everyone': '不予比較：對照為所有人',
  },
}
