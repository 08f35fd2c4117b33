import type { Box, CampaignSpan, Plot } from './campaign-spans.ts'
import type { Option, Spec } from './chart.ts'
import { inkOn, textWidth } from './drawing.ts'

const BADGE = 16
const GAP = 2
const NUMBER = 10
/** Badges are stacked at most so deep before they are drawn over each other. */
const DEEPEST = 6
/** Where a picture is narrower, lines from top to bottom would hide it and rows of badges would take its room. */
const NARROW = 600
const TICK = 5

/** The number under which an annotation is listed beside the picture. */
export const numberOf = (id: string, spec: Pick<Spec, 'annotations'>): number =>
  (spec.annotations ?? []).findIndex((one) => one.id === id) + 1

/** Rows of badges so that none lies over another: left edges in order, each in the first row that is free there. */
export function badgeRows(edges: readonly number[]): number[] {
  const ends: number[] = []
  return edges.map((x) => {
    const free = ends.findIndex((end) => end <= x)
    const row = free >= 0 ? free : Math.min(ends.length, DEEPEST - 1)
    ends[row] = x + BADGE + GAP
    return row
  })
}

interface Badge {
  x: number
  row: number
  width: number
  text: string
}

/** The numbers above the plot: stacked where near each other, or on a narrow picture in one row, where those that would touch share a badge, “3 +2”. */
export function badgesOf(boxes: readonly Box[], plot: Plot, spec: Pick<Spec, 'annotations' | 'width'>): Badge[] {
  const right = plot.left + plot.width
  const within = (x: number, width: number) => Math.min(x, Math.max(plot.left, right - width))
  const number = ({ campaign }: Box) => String(numberOf(campaign.id, spec))
  if (spec.width >= NARROW) {
    const edges = boxes.map(({ x }) => within(x, BADGE))
    const rows = badgeRows(edges)
    return boxes.map((box, i) => ({ x: edges[i]!, row: rows[i]!, width: BADGE, text: number(box) }))
  }
  const groups: Box[][] = []
  const badgeOf = (group: readonly Box[]): Badge => {
    const text = `${number(group[0]!)}${group.length > 1 ? ` +${group.length - 1}` : ''}`
    const width = Math.max(BADGE, Math.ceil(textWidth(text, NUMBER)) + 6)
    return { x: within(group[0]!.x, width), row: 0, width, text }
  }
  for (const box of boxes) {
    const group = groups.at(-1)
    if (group) {
      // As wide as where it is shared, and as far left as the right edge asks of the next.
      const { x, width } = badgeOf([...group, box])
      if (x + width + GAP > within(box.x, BADGE)) {
        group.push(box)
        continue
      }
    }
    groups.push([box])
  }
  return groups.map(badgeOf)
}

/** Height that the badges take above the plot. */
export const badgeBand = (boxes: readonly Box[], plot: Plot, spec: Spec): number =>
  boxes.length ? (Math.max(...badgesOf(boxes, plot, spec).map(({ row }) => row)) + 1) * (BADGE + GAP) : 0

/**
 * Annotations as a series: dashed lines at both ends, or ticks on a narrow picture, and numbered badges whose lowest row ends at `foot`, where
 * campaigns are a grey shade with a name. The text is in the list beside the picture and in the tooltip.
 */
export function annotationMarks(boxes: readonly Box[], plot: Plot & { top: number; height: number }, foot: number, spec: Spec): Option[] {
  if (!boxes.length) return []
  const { palette } = spec
  const ink = inkOn(palette.accent)
  const marked = (x: number) => {
    const at = { x1: x, y1: plot.top, x2: x, y2: plot.top + plot.height }
    if (spec.width < NARROW)
      return [{ type: 'line', shape: { ...at, y1: plot.top - TICK, y2: plot.top + TICK }, style: { stroke: palette.accent, lineWidth: 2 } }]
    return [
      // A bar of the same colour would hide the line.
      { type: 'line', shape: at, style: { stroke: palette.surface, lineWidth: 3, opacity: 0.75 } },
      { type: 'line', shape: at, style: { stroke: palette.accent, lineWidth: 1, lineDash: [4, 3] } },
    ]
  }
  const spans = boxes.map(({ x, width, campaign }) => [
    ...marked(x),
    ...(campaign.to === campaign.from
      ? []
      : [
          { type: 'rect', shape: { x, y: plot.top, width, height: plot.height }, style: { fill: palette.accent, opacity: 0.07 } },
          ...marked(x + width),
        ]),
  ])
  const badges = badgesOf(boxes, plot, spec).map(({ x, row, width, text }) => {
    const y = foot - (row + 1) * (BADGE + GAP)
    return [
      // Above the lines of all others.
      { type: 'rect', z2: 10, shape: { x, y, width, height: BADGE, r: 3 }, style: { fill: palette.accent } },
      {
        type: 'text',
        z2: 11,
        x: x + width / 2,
        y: y + BADGE / 2,
        style: { text, fill: ink, fontSize: NUMBER, fontWeight: 600, align: 'center', verticalAlign: 'middle' },
      },
    ]
  })
  const shapes = [...spans, ...badges].map((children) => ({ type: 'group', children }))
  return [
    {
      type: 'custom',
      id: 'annotations',
      silent: true,
      clip: false,
      animation: false,
      z: 6,
      tooltip: { show: false },
      data: shapes.map(() => [0, 0]),
      renderItem: ({ dataIndexInside }: { dataIndexInside: number }) => shapes[dataIndexInside],
    },
  ]
}

const MOST_LINES = 4

/** Lines of a tooltip: what was noted on a period, by number. */
export const annotationsIn = (noted: readonly CampaignSpan[], spec: Spec): string[] => [
  ...noted.slice(0, MOST_LINES).map(({ id, label }) => `[${numberOf(id, spec)}] ${label}`),
  ...(noted.length > MOST_LINES ? ['…'] : []),
]
