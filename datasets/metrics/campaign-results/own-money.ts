import { hasPaymentFilter, hasPersonFilter } from '../../filters.ts'
import type { Spec } from '../chart.ts'
import { roundAxis } from '../timeline.ts'
import type { CampaignResult } from './chart.ts'

const LABEL = 12

const ratio = (part: number | null, whole: number | null) => (part === null || !whole || whole < 0 ? null : part / whole)

/** Own money per unit of subsidy, and payments per person who claimed. */
export const observed = (row: CampaignResult) => ({ own: ratio(row.own, row.subsidy), payments: ratio(row.payments, row.claimed) })

/** The same of the official round, of all its participants and their payments with a packet: nothing else may be held against it. */
export function published(row: CampaignResult, { query: { filters } }: Spec): ReturnType<typeof observed> {
  if (hasPersonFilter(filters) || hasPaymentFilter(filters) || row.counted === 'window') return { own: null, payments: null }
  const { published_value: value, published_own: own } = row
  return {
    own: value === null || own === null ? null : ratio(own, value - own),
    payments: ratio(row.published_payments, row.published_claimed),
  }
}

/** Own money is told per so many minor units of subsidy. */
const HUNDRED = 10_000
export const perHundred = (own: number, spec: Spec) => spec.money(Math.round(own * HUNDRED))
export const hundred = (spec: Spec) => ({ hundred: spec.moneyTick(HUNDRED) })

/** Own money per subsidy as observed and, with what joins them, as published. */
export function ownTexts(row: CampaignResult, spec: Spec): { own: string; published: string } {
  const [seen, told] = [observed(row).own, published(row, spec).own]
  return {
    own: seen === null ? '–' : perHundred(seen, spec),
    published: told === null ? '' : spec.say('chart.campaignPublished', { value: perHundred(told, spec) }),
  }
}

export const ownText = (row: CampaignResult, spec: Spec) => Object.values(ownTexts(row, spec)).join('')

/** Own money per subsidy, campaign by campaign beside its bars: what was observed, and what was published of the official round. */
export function ownPanel(rows: readonly CampaignResult[], spec: Spec, frame: { left: number; right: number; top: number; height: number }) {
  const marks = rows.map((row) => [observed(row).own, published(row, spec).own] as const)
  const anyPublished = marks.some(([, told]) => told !== null)
  const axis = roundAxis(Math.max(0, ...marks.flat().map((value) => (value ?? 0) * HUNDRED)), false)
  const dots = (id: string, symbol: string, symbolSize: number, colour: string, at: (i: number) => number | null) => ({
    ...{ type: 'line', id, xAxisIndex: 1, yAxisIndex: 1, symbol, color: colour, lineStyle: { opacity: 0 }, z: 4 },
    symbolSize,
    data: rows.map((row, i) => ({
      value: [at(i) === null ? null : at(i)! * HUNDRED, String(i)],
      ...(row.mature || id === 'published' ? {} : { symbol: 'emptyCircle' }),
    })),
  })
  const { accent, quiet } = spec.palette
  return {
    grid: frame,
    xAxis: {
      ...{
        type: 'value',
        gridIndex: 1,
        min: 0,
        max: axis.max,
        interval: axis.step,
        splitLine: { lineStyle: { color: spec.palette.line } },
      },
      axisLabel: { color: quiet, fontSize: 11, hideOverlap: true, formatter: spec.moneyTick },
    },
    title: {
      text: `${spec.say('chart.campaignOwn', hundred(spec))}   {seen|●} ${spec.say('chart.campaignObserved')}${anyPublished ? `   {told|◆} ${spec.say('chart.campaignPublishedKey')}` : ''}`,
      ...{ left: frame.left, top: 2, padding: 0 },
      textStyle: {
        ...{ color: spec.palette.text, fontSize: LABEL, fontWeight: 'normal' },
        rich: { seen: { color: accent, fontSize: LABEL }, told: { color: quiet, fontSize: LABEL } },
      },
    },
    series: [
      dots('published', 'diamond', 14, quiet, (i) => marks[i]![1]),
      dots('observed', 'circle', 9, accent, (i) => marks[i]![0]),
      {
        ...{ type: 'line', id: 'ratios', xAxisIndex: 1, yAxisIndex: 1, silent: true, symbolSize: 0.1, lineStyle: { opacity: 0 } },
        itemStyle: { color: 'transparent' },
        data: rows.map((row, i) => ({
          value: [axis.max, String(i)],
          label: { show: true, position: 'right', formatter: ownText(row, spec), color: spec.palette.text, fontSize: LABEL },
        })),
      },
    ],
  }
}
