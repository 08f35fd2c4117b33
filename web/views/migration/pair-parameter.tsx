import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, Row } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { LabelledSelect } from '../../filters/labelled-select.tsx'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { useNewest } from '../../frame/use-newest.ts'

/** Two consecutive periods by their first days. */
export interface Pair {
  from: string
  to: string
  mature: boolean
}

/** The pairs of periods that the rows hold, in order. */
export function pairsOf(rows: readonly Row[]): Pair[] {
  const found = new Map(rows.map((row) => [String(row.from_period), row]))
  return [...found.values()]
    .map(({ from_period, to_period, mature }) => ({ from: String(from_period), to: String(to_period), mature: mature === true }))
    .sort((a, b) => a.from.localeCompare(b.from))
}

/** The pair asked for, else the latest whose later period is over, else the latest. */
export const chosenPair = (pairs: readonly Pair[], asked: string): Pair | undefined =>
  pairs.find(({ from }) => from === asked) ?? pairs.findLast(({ mature }) => mature) ?? pairs.at(-1)

export function PairParameter({ pairs, chosen }: { pairs: readonly Pair[]; chosen: Pair | undefined }) {
  const { t, i18n } = useTranslation()
  const { address, change } = useAddress()
  const { currency } = useServed().facts
  const grain = String(address.params.grain)
  const data = useMemo(() => {
    const { period } = formatsOf(i18n.language as Language, currency)
    return pairs.map(({ from, to, mature }) => ({
      value: from,
      label: t(mature ? 'parameters.pair.value' : 'parameters.pair.immature', { from: period(from, grain), to: period(to, grain) }),
    }))
  }, [pairs, i18n.language, currency, grain, t])
  const choose = useNewest((pair: string) => change({ params: { ...address.params, pair } }))
  if (!chosen) return null
  return (
    <div className="parameter" data-parameter="pair">
      <LabelledSelect label={t('parameters.pair.name')} value={chosen.from} data={data} onChoose={choose} />
    </div>
  )
}
