import { groupsOf } from '../groups.ts'
import type { Chart, Spec } from './chart.ts'
import { reading, type StepCurve, segmentName, stepCurves, stepHeight } from './event-curves.ts'
import { type Comparing, changing, comparedSentence, ratiosChart, testSentences } from './hazard-ratios.ts'
import { joined } from './joined.ts'
import type { Comparison } from './time-to-event.ts'
import { timeWords } from './time-words.ts'
import { tooEarly } from './too-early.ts'

/** What these pictures need of a metric’s row. */
export interface KaplanMeierPoint extends Comparison {
  segment: string
  at_risk: number
  survival: number | null
  lower: number | null
  upper: number | null
  mature: boolean
  followed: number
}

interface Manner<Row> {
  /** Days or periods of the point; null where the row holds nobody who was followed. */
  timeOf(row: Row): number | null
  /** Draws who had the event, instead of who had not. */
  rises: boolean
  /** Key of the sentence that says what the curve is on a day, and of the title that says it shortly. */
  finding: string
  title: string
  /** Persons who started too recently to be followed. */
  pendingOf?(row: Row): number
}

const oneDigit = (value: number, spec: Spec) => spec.number(Math.round(value * 10) / 10)
const focal = (spec: Spec) => spec.railLabel(spec.facts.focalRail)
/** What the time is since, in words of its own where it is counted in periods. */
const axisOf = ({ words, query }: Spec) => words.values[`axis.${query.params.grain}`] ?? words.values.axis ?? ''
const horizonOf = (spec: Spec) => Number(spec.query.params.horizon ?? 90)

/** A curve a segment, largest first. */
function curvesOf<Row extends KaplanMeierPoint>(rows: readonly Row[], { timeOf, rises }: Manner<Row>): StepCurve[] {
  const turned = (share: number | null) => (share === null ? null : rises ? 1 - share : share)
  return [...groupsOf(rows, ({ segment }) => segment).values()]
    .map((own): StepCurve => {
      const points = own.flatMap((row) => {
        const time = timeOf(row)
        if (time === null || row.survival === null) return []
        const limits = [turned(row.lower), turned(row.upper)]
        const [lower, upper] = rises ? [limits[1]!, limits[0]!] : [limits[0]!, limits[1]!]
        return [{ time, value: turned(row.survival)!, lower, upper, atRisk: row.at_risk, mature: row.mature }]
      })
      return { segment: own[0]!.segment, followed: own[0]!.followed, points, median: own[0]!.median }
    })
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => b.followed - a.followed)
}

const firstOfEach = <Row extends KaplanMeierPoint>(rows: readonly Row[]): Row[] =>
  [...groupsOf(rows, ({ segment }) => segment).values()].map(([first]) => first!).filter(({ followed }) => followed > 0)

function comparing(rows: readonly KaplanMeierPoint[], spec: Spec): Comparing {
  const segments = firstOfEach(rows)
  const tau = segments.find((row) => row.tau !== null)?.tau ?? horizonOf(spec)
  return {
    segments: segments.map((row) => ({
      segment: row.segment,
      followed: row.followed,
      ratio: row.hazard_ratio === null ? null : { value: row.hazard_ratio, lower: row.ratio_lower, upper: row.ratio_upper },
      plain: row.mean === null ? null : { value: row.mean, lower: row.mean_lower, upper: row.mean_upper },
    })),
    logRank: segments[0]?.log_rank_p ?? null,
    proportional: segments[0]?.proportional_p ?? null,
    plainName: timeWords(spec).restrictedMean(tau),
    writePlain: (value) => oneDigit(value, spec),
    leads: spec.say('chart.meansLead'),
  }
}

/** Persons who started too recently to be followed. */
const pendingIn = <Row extends KaplanMeierPoint>(rows: readonly Row[], { pendingOf }: Manner<Row>): number =>
  pendingOf ? [...groupsOf(rows, ({ segment }) => segment).values()].reduce((sum, own) => sum + pendingOf(own[0]!), 0) : 0

/** Why there is no curve. */
const nobody = (pending: number, spec: Spec) =>
  pending ? spec.say('chart.tooRecent', { n: spec.number(pending) }) : spec.say('chart.nothing')

function summary<Row extends KaplanMeierPoint>(rows: readonly Row[], manner: Manner<Row>, spec: Spec): string {
  const curves = curvesOf(rows, manner)
  const pending = pendingIn(rows, manner)
  if (!curves.length) return nobody(pending, spec)
  const found = comparing(rows, spec)
  const time = timeWords(spec)
  const byName = new Map(firstOfEach(rows).map((row) => [row.segment, row]))
  const each = curves.slice(0, 6).map((curve) => {
    const { value, day, interval, n } = reading(curve, horizonOf(spec), manner.rises, spec)
    const row = byName.get(curve.segment)!
    const name = segmentName(curve.segment, '', spec)
    const median =
      row.median === null
        ? spec.say('chart.noMedian')
        : row.median_lower === null || row.median_upper === null
          ? time.median(row.median)
          : time.medianInterval(row.median, row.median_lower, row.median_upper)
    const said = spec.say(manner.finding, { share: spec.percent(value, 1), ...time.within(day), interval, n, median, focal: focal(spec) })
    return name ? spec.say('chart.named', { name, text: said }) : said
  })
  const means = curves.flatMap((curve) => {
    const row = byName.get(curve.segment)!
    if (row.mean === null || row.tau === null) return []
    const said = time.mean(row.mean, row.mean_lower!, row.mean_upper!, row.tau)
    const name = segmentName(curve.segment, '', spec)
    return [name ? spec.say('chart.named', { name, text: said }) : said]
  })
  const tests = testSentences(found, spec)
  return joined([
    ...(changing(found) ? [...tests, ...means, ...each] : [...each, ...(curves.length === 1 ? means : []), ...tests]),
    pending > 0 && spec.say('chart.pending', { n: spec.number(pending) }),
  ])
}

/** Everyone’s share on the day; of segments whose hazards cross, their means, because no ratio would be true for long. */
function title<Row extends KaplanMeierPoint>(rows: readonly Row[], manner: Manner<Row>, spec: Spec): string | null {
  const curves = curvesOf(rows, manner)
  const found = comparing(rows, spec)
  if (curves.length === 1) {
    const { value, day } = reading(curves[0]!, horizonOf(spec), manner.rises, spec)
    return spec.say(manner.title, { share: spec.percent(value, 1), ...timeWords(spec).within(day), focal: focal(spec) })
  }
  return changing(found) && curves.length <= 3 ? comparedSentence('plain', found, spec) : null
}

/** Curves and comparison of a metric whose rows are Kaplan–Meier points with what compares their segments. */
export function kaplanMeierCharts<Row extends KaplanMeierPoint>(manner: Manner<Row>): { curves: Chart<Row>; ratios: Chart<Row> } {
  const curves: Chart<Row> = {
    shape: 'lines',
    option: (rows, spec) => {
      const curves = curvesOf(rows, manner)
      if (!curves.length) return tooEarly(nobody(pendingIn(rows, manner), spec), spec)
      return stepCurves({ curves, rises: manner.rises, name: spec.words.values.curve ?? '', axis: axisOf(spec) }, spec)
    },
    summary: (rows, spec) => summary(rows, manner, spec),
    finding: (rows, spec) => title(rows, manner, spec),
    n: (rows) => curvesOf(rows, manner).reduce((sum, { followed }) => sum + followed, 0),
    height: (rows) => stepHeight(curvesOf(rows, manner).length),
  }
  return { curves, ratios: ratiosChart<Row>(comparing) }
}
