import { groupsOf } from '../../groups.ts'
import { type Chart, chosen, type Spec } from '../chart.ts'
import { reading, type StepCurve, segmentName, stepCurves, stepHeight } from '../event-curves.ts'
import { type Comparing, changing, comparedSentence, ratiosChart, testSentences } from '../hazard-ratios.ts'
import { joined } from '../joined.ts'

export interface CliffPoint {
  segment: string
  time: number
  at_risk: number
  incidence: number | null
  lower: number | null
  upper: number | null
  incidence_left: number | null
  left_lower: number | null
  left_upper: number | null
  mature: boolean
  followed: number
  median: number | null
  hazard_ratio: number | null
  ratio_lower: number | null
  ratio_upper: number | null
  log_rank_p: number | null
  proportional_p: number | null
}

type Cause = 'own_money' | 'left'
const horizonOf = (spec: Spec) => Number(spec.query.params.horizon ?? 90)

/** Cumulative incidence of one cause, a curve a segment, largest first. */
const curvesOf = (rows: readonly CliffPoint[], cause: Cause): StepCurve[] =>
  [...groupsOf(rows, ({ segment }) => segment).values()]
    .map((own) => ({
      segment: own[0]!.segment,
      followed: own[0]!.followed,
      median: cause === 'own_money' ? own[0]!.median : null,
      points: own.map((row) => ({
        time: row.time,
        atRisk: row.at_risk,
        mature: row.mature,
        ...(cause === 'own_money'
          ? { value: row.incidence ?? 0, lower: row.lower, upper: row.upper }
          : { value: row.incidence_left ?? 0, lower: row.left_lower, upper: row.left_upper }),
      })),
    }))
    .sort((a, b) => b.followed - a.followed)

const causeOf = (spec: Spec): Cause => chosen(spec, 'cause', ['own_money', 'left'] as const, 'own_money')

function comparing(rows: readonly CliffPoint[], spec: Spec): Comparing {
  const firsts = new Map(rows.toReversed().map((row) => [row.segment, row]))
  const first = rows[0]
  // A day that every segment was followed to, or nearly: beyond its last point a curve has nothing to compare.
  const lasts = curvesOf(rows, 'own_money').map(({ points }) => points.at(-1)!.time)
  const day = Math.min(horizonOf(spec), ...lasts)
  return {
    segments: curvesOf(rows, 'own_money').map((curve) => {
      const row = firsts.get(curve.segment)!
      const at = curve.points.findLast(({ time }) => time <= day)
      return {
        segment: curve.segment,
        followed: curve.followed,
        ratio: row.hazard_ratio === null ? null : { value: row.hazard_ratio, lower: row.ratio_lower, upper: row.ratio_upper },
        plain: { value: at?.value ?? 0, lower: at?.lower ?? null, upper: at?.upper ?? null },
      }
    }),
    logRank: first?.log_rank_p ?? null,
    proportional: first?.proportional_p ?? null,
    plainName: spec.say('chart.incidenceBy', { day: spec.number(day) }),
    writePlain: (share) => spec.percent(share, 1),
    // Leaving competes: the test is of how fast those who have not left pay, not of the shares drawn, which leaving lowers too.
    testOf: 'chart.logRankCause',
    leads: spec.say('chart.sharesLead'),
  }
}

function summary(rows: readonly CliffPoint[], spec: Spec): string {
  const own = curvesOf(rows, 'own_money')
  if (!own.length) return spec.say('chart.nothing')
  const left = new Map(curvesOf(rows, 'left').map((curve) => [curve.segment, curve]))
  const each = own.slice(0, 6).map((curve) => {
    const paid = reading(curve, horizonOf(spec), true, spec)
    const gone = reading(left.get(curve.segment)!, horizonOf(spec), true, spec)
    const values = { day: spec.number(paid.day), share: spec.percent(paid.value, 1), interval: paid.interval, n: paid.n }
    const said = spec.say('chart.cliffFinding', { ...values, left: spec.percent(gone.value, 1) })
    const name = segmentName(curve.segment, '', spec)
    return name ? spec.say('chart.named', { name, text: said }) : said
  })
  const found = comparing(rows, spec)
  const tests = testSentences(found, spec)
  return joined(changing(found) ? [...tests, ...each] : [...each, ...tests])
}

/** Everyone’s two shares on the day; of segments whose hazards cross, their shares on one day. */
function title(rows: readonly CliffPoint[], spec: Spec): string | null {
  const [own] = curvesOf(rows, 'own_money')
  if (!own) return null
  if (!isWhole(spec)) {
    const found = comparing(rows, spec)
    return changing(found) && found.segments.length <= 3 ? comparedSentence('plain', found, spec) : null
  }
  const [paid, gone] = [own, curvesOf(rows, 'left')[0]!].map((curve) => reading(curve, horizonOf(spec), true, spec))
  const shares = { share: spec.percent(paid!.value, 1), left: spec.percent(gone!.value, 1) }
  return spec.say('chart.cliffTitle', { ...shares, day: spec.number(paid!.day) })
}

const isWhole = (spec: Spec) => (spec.query.params.segment ?? 'none') === 'none'

/** Where nothing splits the persons, both causes in one picture; else one of them, a curve a segment. */
function option(rows: readonly CliffPoint[], spec: Spec) {
  const axis = spec.words.values.axis ?? ''
  const named = (cause: Cause) =>
    curvesOf(rows, cause).map((curve) => ({ ...curve, segment: cause, label: spec.words.values[`cause.${cause}`]! }))
  if (isWhole(spec))
    return stepCurves({ curves: [...named('own_money'), ...named('left')], rises: true, name: '', axis, together: true }, spec)
  const cause = causeOf(spec)
  return stepCurves({ curves: curvesOf(rows, cause), rises: true, name: spec.words.values[`cause.${cause}`]!, axis }, spec)
}

/** Who paid with own money after the incentive was gone, and who left before. */
export const cliffCurves: Chart<CliffPoint> = {
  shape: 'lines',
  option,
  summary,
  finding: title,
  choices: (_, spec) =>
    isWhole(spec)
      ? []
      : [
          {
            key: 'cause',
            label: spec.say('chart.show'),
            value: causeOf(spec),
            options: (['own_money', 'left'] as const).map((cause) => ({ value: cause, label: spec.words.values[`cause.${cause}`]! })),
          },
        ],
  n: (rows) => curvesOf(rows, 'own_money').reduce((sum, { followed }) => sum + followed, 0),
  height: (rows, spec) => stepHeight(isWhole(spec) ? 1 : curvesOf(rows, 'own_money').length),
}

export const cliffRatios = ratiosChart<CliffPoint>(comparing)
