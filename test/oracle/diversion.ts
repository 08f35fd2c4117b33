import { type Asked, byText } from './activity.ts'
import { type Applicant, applicants, attempt, cell, key, refusedWhy, subjectsInOrder } from './lottery-effect.ts'

interface Params {
  days: '30' | '90' | 'cutoff'
  by: 'campaign' | 'stratum'
}

/** Two-stage least squares over persons, once for each rail, once for all of them together. */
export function diversion(asked: Asked<Params>) {
  const { facts, params } = asked
  const everyone = applicants({ ...asked, params: { ...params, take_up: 'claimed', against: 'losers', adjust: 'holm' } })
  const compare = (group: readonly Applicant[], all: boolean) => {
    const spendOn = (rail: string | null) => (a: Applicant) => a.y.get(rail === null ? key('total_spend', null) : key('spend', rail)) ?? 0
    const focal = spendOn(facts.focalRail)
    const rails = [...new Set(group.flatMap((a) => [...a.y.keys()]).map((k) => JSON.parse(k) as [string, string]))]
      .filter(([outcome, rail]) => outcome === 'spend' && rail !== facts.focalRail)
      .map(([, rail]) => rail)
    const others = [...new Set(rails)].sort(byText)
    const [winners, losers] = [true, false].map((won) => group.filter((a) => a.won === won)) as [Applicant[], Applicant[]]
    const inTime = losers.length && asked.tables.wallets?.length ? losers.filter((a) => a.inTime).length / losers.length : null
    return [...others, null].map((rail) => {
      const cells = (d: (a: Applicant) => number) =>
        subjectsInOrder(group, (a) => [a.campaign, a.stratum, a.won]).map((of) => ({
          ...cell(of, spendOn(rail), d),
          won: of[0]!.won,
          stratum: JSON.stringify([of[0]!.campaign, of[0]!.stratum]),
        }))
      const refused = refusedWhy(asked, group)
      const drawn = refused || attempt(cells((a) => (a.won ? 1 : 0)))
      const moved = refused || attempt(cells(focal))
      const f = typeof moved === 'string' ? null : moved.firstStageF
      const status =
        refused ||
        (drawn === 'one_group'
          ? 'no_stratum'
          : typeof drawn === 'string'
            ? 'not_enough'
            : typeof moved === 'string'
              ? 'unmoved'
              : f !== null && f < 10
                ? 'weak'
                : 'estimated')
      const effect = status === 'estimated' && typeof moved !== 'string' ? moved : null
      const known = ['estimated', 'weak'].includes(status) && typeof moved !== 'string' ? moved : null
      const turned = (value: number) => (rail === null ? value : -value) || 0
      const ends = effect ? [turned(effect.lateLower), turned(effect.lateUpper)].sort((a, b) => a - b) : [null, null]
      return {
        campaign: all ? '' : group[0]!.campaign,
        stratum: params.by === 'stratum' ? (group[0]!.stratum ?? '') : null,
        source: rail === null ? 'expansion' : 'rail',
        rail: rail ?? '',
        status,
        share: effect ? turned(effect.late) : null,
        lower: ends[0],
        upper: ends[1],
        added: status === 'unmoved' ? 0 : (known?.takeUpDifference ?? null),
        first_stage_f: known?.firstStageF ?? null,
        winners: winners.length,
        losers: losers.length,
        losers_with_wallet: inTime,
        mechanical: inTime !== null && inTime < 0.05,
        mature: group.every((a) => a.horizon <= facts.cutoff),
      }
    })
  }
  const single = subjectsInOrder(everyone, (a) => (params.by === 'campaign' ? [a.campaign] : [a.campaign, a.stratum])).flatMap((group) =>
    compare(group, false),
  )
  const settled = new Set(
    single.filter((row) => row.mature && ['estimated', 'weak', 'unmoved'].includes(row.status)).map((row) => row.campaign),
  )
  const pool = everyone.filter((a) => settled.has(a.campaign))
  return [...(params.by === 'campaign' && settled.size > 1 ? compare(pool, true) : []), ...single]
}
