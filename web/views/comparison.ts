import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Comparison, grainOf, shownRange, sidesOf } from '../../datasets/comparison.ts'
import type { Language, Metric, Query, Row } from '../../datasets/metrics/metric.ts'
import { formatsOf } from '../../datasets/presentation/format.ts'
import { valueText } from '../../datasets/presentation/names.ts'
import type { Compared } from '../charts/card-picture.tsx'
import { useServed } from '../frame/release.tsx'
import { useRows } from '../rows.ts'

interface Asked {
  /** The query of the card’s own rows. */
  query: Query
  compared: Compared | null
  pending: boolean
  /** Why the card is not compared, in words. */
  remark: string | null
}

/** What a card asks under a comparison, and the rows of its other side. */
export function useComparison(
  metric: Metric,
  base: Query,
  comparison: Comparison | null,
  select?: (rows: readonly Row[], earlier: boolean) => Row[],
): Asked {
  const { t, i18n } = useTranslation()
  const { manifest, facts, dimensions } = useServed()
  const sides = useMemo(() => (comparison ? sidesOf(metric, base, comparison, facts) : null), [metric, base, comparison, facts])
  const [query, other] = sides && 'queries' in sides ? sides.queries : [base, null]
  const rows = useRows(metric, other ?? base, facts, manifest, other !== null)
  const earlier = comparison?.kind === 'previous'
  const data = useMemo(
    () => (other && rows.data ? (select ? select(rows.data, earlier) : rows.data) : null),
    [other, rows.data, select, earlier],
  )
  const compared = useMemo((): Compared | null => {
    if (!comparison || !other || !data) return null
    if (comparison.kind === 'segments') {
      const [a, b] = comparison.values.map((value) => valueText(t, dimensions, comparison.key, value))
      return { kind: 'segments', labels: [a!, b!], query: other, rows: data }
    }
    const { period } = formatsOf(i18n.language as Language, facts.currency)
    const grain = grainOf(query)
    const name = ({ range }: Query) => {
      const { from, to } = shownRange(range, grain, facts)
      const [first, last] = [period(from, grain), period(to, grain)]
      return first === last ? first : t('compare.range', { from: first, to: last })
    }
    return { kind: 'previous', labels: [name(query), name(other)], query: other, rows: data }
  }, [comparison, other, data, query, dimensions, facts, t, i18n.language])
  return { query, compared, pending: other !== null && data === null && rows.status !== 'error', remark: whyNot(sides, comparison, t) }
}

function whyNot(sides: ReturnType<typeof sidesOf> | null, comparison: { kind: string; key?: string } | null, t: TFunction): string | null {
  if (!sides || !('why' in sides)) return null
  return t(`compare.why.${sides.why}`, { name: comparison?.key ? t(`filters.${comparison.key}`) : '' })
}
