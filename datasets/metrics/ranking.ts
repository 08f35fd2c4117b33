import type { Option, Spec } from './chart.ts'
import { cut, edged, lines, remarks, textWidth, tooltip } from './drawing.ts'

/** One line of a ranking: a bar from zero with its interval, and what is written beside it. */
export interface Rank {
  name: string
  /** Under the name, in two lines where there is no room for one. */
  under?: string
  value: number | null
  lower?: number | null
  upper?: number | null
  colour: string
  /** Written at the bar’s end. */
  text: string
  strong?: boolean
}

const LABEL = 12
const UNDER = 11

function twoLines(text: string, width: number): string[] {
  const [first = '', ...more] = lines(text, width, UNDER)
  return more.length ? [first, cut(more.join(' '), width, UNDER)] : first ? [first] : []
}

/** Horizontal bars under each other, in the order given, each with its interval as a thin line; axis from zero to `max`, a remark under the picture. */
export function ranking(ranks: readonly Rank[], max: number, tell: (rank: number) => string, spec: Spec, remark = ''): Option {
  const names = ranks.flatMap(({ name, under }) => [textWidth(name, LABEL), under ? textWidth(under, UNDER) : 0])
  const left = Math.ceil(Math.min(Math.max(40, ...names) + 14, spec.width * 0.44))
  const right = Math.ceil(Math.min(Math.max(0, ...ranks.map(({ text }) => textWidth(text, LABEL))) + 16, spec.width * 0.4))
  const under = remarks(remark ? [remark] : [], spec)
  const places = ranks.map((_, i) => String(i))
  const whiskers = ranks.flatMap(({ lower, upper }, i) =>
    typeof lower === 'number' && typeof upper === 'number'
      ? [
          [lower, places[i]!],
          [upper, places[i]!],
          [null, places[i]!],
        ]
      : [],
  )
  return {
    grid: { left, right, top: 4, bottom: (remark ? 22 : 4) + under.more },
    ...(remark ? { title: under.title } : {}),
    xAxis: { type: 'value', min: 0, max, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: places,
      axisLine: { lineStyle: { color: spec.palette.line } },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        formatter: (place: string) => {
          const { name, under } = ranks[Number(place)]!
          return [`{name|${cut(name, left - 12, LABEL)}}`, ...twoLines(under ?? '', left - 12).map((line) => `{under|${line}}`)].join('\n')
        },
        rich: {
          name: { color: spec.palette.text, fontSize: LABEL, lineHeight: 16, align: 'right' },
          under: { color: spec.palette.quiet, fontSize: 11, lineHeight: 15, align: 'right' },
        },
      },
    },
    tooltip: {
      ...tooltip(spec),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (hovered: { axisValue: string }[]) => tell(Number(hovered[0]!.axisValue)),
    },
    series: [
      {
        type: 'bar',
        id: 'values',
        barMaxWidth: 28,
        barCategoryGap: '32%',
        data: ranks.map(({ value, colour }) => ({ value, itemStyle: { color: colour, ...edged(colour, spec.palette) } })),
      },
      {
        type: 'bar',
        id: 'texts',
        barGap: '-100%',
        barMaxWidth: 28,
        silent: true,
        itemStyle: { color: 'transparent' },
        // A bar of its own, as long as the interval reaches, keeps the text clear of the interval.
        data: ranks.map(({ value, upper, text, strong }) => ({
          value: Math.max(value ?? 0, upper ?? 0),
          label: {
            show: true,
            position: 'right',
            formatter: text,
            color: spec.palette.text,
            fontSize: LABEL,
            fontWeight: strong ? 600 : 400,
          },
        })),
      },
      {
        type: 'line',
        id: 'intervals',
        silent: true,
        connectNulls: false,
        symbol: 'none',
        z: 5,
        color: spec.palette.text,
        lineStyle: { color: spec.palette.text, width: 1.5 },
        data: whiskers,
      },
    ],
  }
}
