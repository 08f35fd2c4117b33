import type { Box, CampaignSpan, Plot } from './campaign-spans.ts'
import type { Option, Spec } from './chart.ts'
import { inkOn } from './drawing.ts'

const BADGE = 16
const GAP = 2
/** Badges are stacked at most so deep before they are drawn over each other. */
const DEEPEST = 6

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

/**
 * Annotations as a series: dashed lines at both ends and a numbered badge, where campaigns are a grey shade with a name. The text is in the
 * list beside the picture and in the tooltip.
 */
export function annotationMarks(boxes: readonly Box[], plot: Plot & { top: number; height: number }, spec: Spec): Option[] {
  if (!boxes.length) return []
  const { palette } = spec
  const right = plot.left + plot.width
  const edges = boxes.map(({ x }) => Math.min(x, Math.max(plot.left, right - BADGE)))
  const rows = badgeRows(edges)
  const ink = inkOn(palette.accent)
  const line = (x: number) => ({
    type: 'line',
    shape: { x1: x, y1: plot.top, x2: x, y2: plot.top + plot.height },
    style: { stroke: palette.accent, lineWidth: 1, lineDash: [4, 3] },
  })
  // A bar of the same colour would hide the line.
  const halo = (x: number) => ({ ...line(x), style: { stroke: palette.surface, lineWidth: 3, opacity: 0.75 } })
  const shapes = boxes.map(({ x, width, campaign }, i) => {
    const [left, top] = [edges[i]!, plot.top + 2 + rows[i]! * (BADGE + GAP)]
    return {
      type: 'group',
      children: [
        halo(x),
        line(x),
        ...(campaign.to === campaign.from
          ? []
          : [
              { type: 'rect', shape: { x, y: plot.top, width, height: plot.height }, style: { fill: palette.accent, opacity: 0.07 } },
              halo(x + width),
              line(x + width),
            ]),
        // Above the lines of all others.
        { type: 'rect', z2: 10, shape: { x: left, y: top, width: BADGE, height: BADGE, r: 3 }, style: { fill: palette.accent } },
        {
          type: 'text',
          z2: 11,
          x: left + BADGE / 2,
          y: top + BADGE / 2,
          style: {
            text: String(numberOf(campaign.id, spec)),
            fill: ink,
            fontSize: 10,
            fontWeight: 600,
            align: 'center',
            verticalAlign: 'middle',
          },
        },
      ],
    }
  })
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
