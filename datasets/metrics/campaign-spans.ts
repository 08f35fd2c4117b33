import { addDays, daysBetween, type Grain, grains, periodEnd } from '../calendar.ts'
import { annotationMarks, annotationsIn, badgeBand } from './annotation-marks.ts'
import type { Option, Spec } from './chart.ts'
import { cut, textWidth } from './drawing.ts'

/** When a campaign ran, both days included, local to the pilot. */
export interface CampaignSpan {
  id: string
  label: string
  from: string
  to: string
  region: string | null
}

/** The plot in CSS pixels; `onBand` where a period is a band, not a point. */
export interface Plot {
  left: number
  width: number
  onBand: boolean
}

export interface Box {
  x: number
  width: number
  campaign: CampaignSpan
}

const LABEL = 11
/** Height of the lane above the plot that holds the names. */
const LANE = 16
/** A campaign of a few days in a chart of years is still seen. */
const LEAST = 3
/** Names nearer to each other than this share one. */
const APART = 80
const BETWEEN = 8

const grainOf = (grain: string): Grain => grains.find((known) => known === grain) ?? 'day'

/** Campaigns that ran in a period. */
export const runningIn = (day: string, grain: string, campaigns: readonly CampaignSpan[]): CampaignSpan[] => {
  const end = periodEnd(grainOf(grain), day)
  return campaigns.filter(({ from, to }) => from <= end && to >= day)
}

/** Where the campaigns lie over an axis of consecutive periods; those that ran outside it are left out. A point stands for the middle of its period. */
export function campaignBoxes(days: readonly string[], name: string, campaigns: readonly CampaignSpan[], plot: Plot): Box[] {
  const grain = grainOf(name)
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return []
  const band = plot.width / Math.max(1, plot.onBand ? days.length : days.length - 1)
  const shift = plot.onBand ? 0 : -band / 2
  const place = (day: string) => {
    const i = Math.max(
      0,
      days.findLastIndex((start) => start <= day),
    )
    const start = days[i]!
    const length = daysBetween(start, periodEnd(grain, start)) + 1
    const at = plot.left + shift + band * (i + Math.min(1, Math.max(0, daysBetween(start, day) / length)))
    return Math.min(plot.left + plot.width, Math.max(plot.left, at))
  }
  return campaigns
    .filter(({ from, to }) => to >= first && from <= periodEnd(grain, last))
    .map((campaign) => {
      const [x, end] = [place(campaign.from), place(addDays(campaign.to, 1))]
      return { x: Math.min(x, plot.left + plot.width - LEAST), width: Math.max(LEAST, end - x), campaign }
    })
    .sort((a, b) => a.x - b.x)
}

const moreIn = (group: readonly Box[]) => (group.length > 1 ? ` +${group.length - 1}` : '')

/** From where to where a group’s name stands: from its first box, or as far left of it as the right edge asks. */
function placeOf(group: readonly Box[], right: number): { x: number; end: number } {
  const wide = textWidth(group[0]!.campaign.label + moreIn(group), LABEL)
  const x = Math.max(0, Math.min(group[0]!.x, right - wide))
  return { x, end: x + Math.max(APART, wide) + BETWEEN }
}

/**
 * Names above the boxes, whole and none over another: a box that the name before it would reach shares that name and is counted, “Luohu +2”.
 * Only a name that is wider than the picture is cut.
 */
export function campaignNames(boxes: readonly Box[], right: number): { x: number; text: string }[] {
  const groups: Box[][] = []
  for (const box of boxes) {
    const group = groups.at(-1)
    // As wide as where more come to share it.
    if (group && placeOf([box, box], right).x < placeOf(group, right).end) group.push(box)
    else groups.push([box])
  }
  return groups.map((group) => {
    const { x } = placeOf(group, right)
    return { x, text: `${cut(group[0]!.campaign.label, right - x - textWidth(moreIn(group), LABEL), LABEL)}${moreIn(group)}` }
  })
}

const laneOf = (days: readonly string[], grain: string, plot: Plot, { campaigns }: Spec) =>
  campaignBoxes(days, grain, campaigns, plot).length ? LANE : 0
const notedOn = (days: readonly string[], grain: string, plot: Plot, { annotations = [] }: Spec) =>
  campaignBoxes(days, grain, annotations.map(asSpan), plot)

/** Height above the plot for the names of campaigns and, over them, the numbers of annotations. */
export const lanes = (days: readonly string[], grain: string, plot: Plot, spec: Spec): number =>
  laneOf(days, grain, plot, spec) + badgeBand(notedOn(days, grain, plot, spec), plot, spec)

/** Campaigns and annotations of an axis of time: the ones behind all other series, the others’ numbers above the plot. */
export const shades = (days: readonly string[], grain: string, plot: Plot & { top: number; height: number }, spec: Spec): Option[] => [
  ...campaignShades(days, grain, plot, spec),
  ...annotationMarks(notedOn(days, grain, plot, spec), plot, plot.top - laneOf(days, grain, plot, spec), spec),
]

/** The campaigns as a series behind all others: shaded, capped and named. */
function campaignShades(days: readonly string[], grain: string, plot: Plot & { top: number; height: number }, spec: Spec): Option[] {
  const boxes = campaignBoxes(days, grain, spec.campaigns, plot)
  if (!boxes.length) return []
  const { palette } = spec
  const shapes = [
    ...boxes.map(({ x, width }) => ({
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: { x, y: plot.top, width, height: plot.height },
          style: { fill: palette.quiet, opacity: palette.dark ? 0.26 : 0.16 },
        },
        { type: 'rect', shape: { x, y: plot.top - 3, width, height: 3 }, style: { fill: palette.quiet } },
      ],
    })),
    ...campaignNames(boxes, spec.width - 4).map(({ x, text }) => ({
      type: 'text',
      x,
      y: plot.top - LANE,
      style: { text, fill: palette.quiet, fontSize: LABEL },
    })),
  ]
  return [
    {
      type: 'custom',
      id: 'campaigns',
      silent: true,
      clip: false,
      animation: false,
      z: 0,
      tooltip: { show: false },
      data: shapes.map(() => [0, 0]),
      renderItem: ({ dataIndexInside }: { dataIndexInside: number }) => shapes[dataIndexInside],
    },
  ]
}

const asSpan = ({ id, from, to, text }: { id: string; from: string; to: string; text: string }): CampaignSpan => ({
  ...{ id, from, to, label: text, region: null },
})

/** Lines of a tooltip that name the campaigns of a period, and what was noted on it. */
export const campaignLines = (day: string, grain: string, spec: Spec): string[] => {
  const names = runningIn(day, grain, spec.campaigns).map(({ label }) => label)
  const more = names.length > 4 ? [spec.say('chart.moreCampaigns', { n: names.length - 4 })] : []
  const campaigns = names.length
    ? [spec.say('chart.campaigns', { names: [...names.slice(0, 4), ...more].join(spec.say('chart.comma')) })]
    : []
  return [...campaigns, ...annotationsIn(runningIn(day, grain, spec.annotations?.map(asSpan) ?? []), spec)]
}
