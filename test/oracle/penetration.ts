import { wilson } from '../../datasets/statistics/index.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, localDay, passes, purchasesOf } from './activity.ts'
import { chosenWallets } from './wallets-opened.ts'

export function penetration({ tables, facts, range, filters, params: { rail } }: Asked<{ rail: 'focal' | 'any' }>) {
  const end = range.to && range.to < facts.cutoff ? range.to : facts.cutoff
  const regionOf = (person: unknown) => (tables.persons ?? []).find((p) => p.person_id === person)?.region_id ?? null
  const chosen = chosenPersons(tables, filters)
  const paid = new Set(
    purchasesOf(tables)
      .filter((p) => (rail === 'any' || p.rail === facts.focalRail) && p.day <= end && chosen.has(p.person) && countsAsActivity(p, filters))
      .map((p) => p.person),
  )
  const wallets = chosenWallets(tables, filters).filter((wallet) => localDay(tables, wallet.opened_at) <= end)
  const known = (tables.regions ?? []).filter((region) => passes(filters.region, String(region.region_id)))
  const regions = new Set([
    ...known.map((region) => region.region_id),
    ...[...paid].map(regionOf),
    ...wallets.map((wallet) => regionOf(wallet.person_id)),
  ]) as Set<string | null>
  return [...regions]
    .sort((a, b) => Number(a === null) - Number(b === null) || byText(a ?? '', b ?? ''))
    .map((region) => {
      const described = known.find((row) => row.region_id === region)
      const eligible = filters.age_band ? null : ((described?.eligible_population ?? null) as number | null)
      const persons = [...paid].filter((person) => regionOf(person) === region).length
      const interval = eligible && persons <= eligible ? wilson(persons, eligible) : { lower: null, upper: null }
      return {
        region,
        label: described?.label ?? null,
        persons,
        eligible,
        share: eligible && persons <= eligible ? persons / eligible : null,
        ...interval,
        wallets: wallets.filter((wallet) => regionOf(wallet.person_id) === region).length,
        as_of: end,
      }
    })
}
