import { readFileSync } from 'node:fs'
import { parsePublished } from '../../datasets/published/index.ts'
import { type Asked, byText, localDay, purchasesOf } from './activity.ts'

const national = parsePublished('national', readFileSync('datasets/published/national.csv', 'utf8'))

export function publishedFigures({ tables, facts, range }: Asked<object>) {
  const purchases = purchasesOf(tables).filter((p) => p.rail === facts.focalRail)
  const scale = Number(tables.pilot![0]!.scale ?? 1)
  const upTo = (as_of: string, days: string[]) => days.filter((day) => day <= as_of).length || null
  const seen = (measure: string, as_of: string): number | null => {
    if (as_of < facts.firstDay || as_of > facts.cutoff) return null
    const paid = purchases.filter((p) => p.day <= as_of)
    if (measure === 'transactions') return paid.length || null
    if (measure === 'value') return paid.length ? paid.reduce((sum, p) => sum + p.value, 0) / 100 : null
    if (measure === 'personal_wallets') {
      const wallets = tables.wallets ?? []
      const moments = wallets.flatMap((w) => [w.opened_at, ...(w.closed_at ? [w.closed_at] : [])])
      if (!moments.some((moment) => localDay(tables, moment) <= as_of)) return null
      return wallets.filter((w) => localDay(tables, w.opened_at) <= as_of).length
    }
    if (measure === 'merchants')
      return upTo(
        as_of,
        (tables.merchants ?? []).flatMap((m) => (m.enabled_at ? [localDay(tables, m.enabled_at)] : [])),
      )
    return null
  }
  return national
    .filter((figure) => (!range.from || figure.as_of >= range.from) && (!range.to || figure.as_of <= range.to))
    .map(({ as_of, measure, series, value }) => {
      const found = seen(measure, as_of)
      return { as_of, measure, series, published: value, observed: found === null ? null : found / scale, mature: as_of <= facts.cutoff }
    })
    .sort((a, b) => byText(a.measure, b.measure) || byText(a.as_of, b.as_of) || byText(a.series, b.series))
}
