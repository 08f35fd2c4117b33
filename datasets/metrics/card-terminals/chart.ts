import { type Chart, type Choice, chosen, type Option, type Spec } from '../chart.ts'
import { remarks, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { span, tickDigits, written } from '../precision.ts'
import { roundAxis } from '../timeline.ts'

export interface TerminalWindow {
  window: number
  merchants: number
  card_payments: number
  payments: number
  share_payments: number | null
  lower: number | null
  upper: number | null
  card_value: number
  value: number
  share_value: number | null
}

const measures = ['payments', 'value'] as const
const measureOf = (spec: Spec) => chosen(spec, 'measure', measures, 'payments')

const windowText = (window: number, spec: Spec) =>
  spec.say(window < 0 ? 'chart.daysBefore' : 'chart.daysAfter', {
    from: spec.number(window < 0 ? -window * 30 : window * 30 + 1),
    to: spec.number(window < 0 ? (-window - 1) * 30 + 1 : (window + 1) * 30),
  })

function option(rows: readonly TerminalWindow[], spec: Spec): Option {
  const measure = measureOf(spec)
  const share = (row: TerminalWindow) => row[`share_${measure}`]
  const bounded = measure === 'payments'
  const axis = roundAxis(Math.max(0, ...rows.flatMap((row) => [share(row) ?? 0, bounded ? (row.upper ?? 0) : 0])), false)
  const digits = tickDigits(axis.step)
  const first = rows.findIndex(({ window }) => window === 0)
  const unseen = { type: 'line', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } }
  const tell = (row: TerminalWindow) =>
    tooltipText(windowText(row.window, spec), [
      ...(share(row) === null
        ? [spec.say('chart.noPayments')]
        : [`${spec.words.columns[`share_${measure}`]}: ${written(share(row)!, spec)}`]),
      ...(bounded && row.lower !== null && row.upper !== null
        ? [spec.say('chart.interval', { interval: span(row.lower, row.upper, spec) })]
        : []),
      bounded
        ? `${spec.words.columns.card_payments}: ${spec.number(row.card_payments)} / ${spec.number(row.payments)}`
        : `${spec.words.columns.card_value}: ${spec.money(row.card_value)} / ${spec.money(row.value)}`,
      `${spec.words.columns.merchants}: ${spec.number(row.merchants)}`,
    ])
  const under = remarks([spec.say('chart.noteTerminal')], spec)
  return {
    grid: { left: Math.max(36, textWidth(spec.percent(axis.max, digits), 11)) + 10, right: 24, top: 28, bottom: 44 + under.more },
    title: under.title,
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: rows.map(({ window }) => String(window)),
      axisLine: { lineStyle: { color: spec.palette.line } },
      axisTick: { show: false },
      axisLabel: {
        color: spec.palette.quiet,
        fontSize: 11,
        hideOverlap: true,
        formatter: (window: string) => spec.say('chart.dayOf', { n: spec.number(Number(window) * 30) }),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: axis.max,
      interval: axis.step,
      splitLine: { lineStyle: { color: spec.palette.line } },
      axisLabel: { color: spec.palette.quiet, fontSize: 11, formatter: (value: number) => spec.percent(value, digits) },
    },
    tooltip: {
      ...tooltip(spec),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: spec.palette.quiet } },
      formatter: (hovered: { dataIndex: number }[]) => tell(rows[hovered[0]!.dataIndex]!),
    },
    series: [
      ...(bounded
        ? [
            { ...unseen, id: 'lower', data: rows.map(({ lower }) => lower) },
            {
              ...unseen,
              id: 'upper',
              data: rows.map(({ lower, upper }) => (lower === null || upper === null ? null : upper - lower)),
              areaStyle: { color: spec.palette.accent, opacity: 0.18 },
            },
          ]
        : []),
      {
        type: 'line',
        id: 'share',
        color: spec.palette.accent,
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 3, color: spec.palette.accent },
        data: rows.map(share),
        label: {
          show: rows.length <= 12,
          position: 'top',
          color: spec.palette.text,
          fontSize: 11,
          formatter: ({ value }: { value: number | null }) => (value === null ? '' : written(value, spec)),
        },
      },
      ...(first < 0
        ? []
        : [
            {
              ...{ type: 'line', id: 'start', silent: true, symbol: 'none', tooltip: { show: false }, color: spec.palette.text },
              lineStyle: { color: spec.palette.text, type: 'dashed', width: 1 },
              data: [
                ['0', 0],
                ['0', axis.max],
              ],
              endLabel: { show: true, formatter: spec.say('chart.terminalStart'), color: spec.palette.text, fontSize: 11 },
            },
          ]),
    ],
  }
}

function summary(rows: readonly TerminalWindow[], spec: Spec): string {
  const measure = measureOf(spec)
  const [before, after] = [-1, 0].map((window) => rows.find((row) => row.window === window))
  const text = (row: TerminalWindow | undefined) => {
    const share = row?.[`share_${measure}`] ?? null
    if (!row || share === null) return '–'
    const limits = measure === 'payments' && row.lower !== null && row.upper !== null ? ` (${span(row.lower, row.upper, spec)})` : ''
    return `${written(share, spec)}${limits}`
  }
  if (!before || !after) return spec.say('chart.nothing')
  return spec.say('chart.terminalFinding', {
    measure: spec.say(`chart.measure.${measure}`),
    before: text(before),
    after: text(after),
    n: spec.number(before.merchants),
  })
}

const choices = (_: readonly TerminalWindow[], spec: Spec): Choice[] => [
  {
    key: 'measure',
    label: spec.say('chart.measure.label'),
    value: measureOf(spec),
    options: measures.map((value) => ({ value, label: spec.say(`chart.measure.${value}`) })),
  },
]

/** Share of cards in store around the day on which a terminal begins to take the rail. */
export const cardAround: Chart<TerminalWindow> = {
  shape: 'lines',
  option,
  summary,
  choices,
  n: (rows) => rows[0]?.merchants ?? 0,
}
