import { type Chart, type Choice, chosen, type Mark, type Option, type Pick, type Spec } from '../chart.ts'
import { cut, FEW, hatch, inkOn, note, shade, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'

export interface CampaignResult {
  campaign: string
  label: string
  starts_on: string
  ends_on: string
  entered: number | null
  packets: number
  claimed: number | null
  claim_rate: number | null
  claim_lower: number | null
  claim_upper: number | null
  used: number | null
  counted: 'named' | 'window' | null
  redemption_rate: number | null
  redemption_lower: number | null
  redemption_upper: number | null
  payments: number | null
  value: number | null
  subsidy: number | null
  own: number | null
  merchants: number | null
  mature: boolean
}

const views = ['packets', 'money'] as const
const LABEL = 12
const HEAD = 28

const viewOf = (spec: Spec) => chosen(spec, 'view', views, 'packets')

/** As the reader knows it; the label of the data travels with the row for those who have no other. */
const nameOf = (row: CampaignResult, spec: Spec) => spec.valueLabel('campaign', row.campaign)

function tell(row: CampaignResult, spec: Spec): string {
  const { columns } = spec.words
  const counts = ['entered', 'packets', 'claimed', 'used', 'payments', 'merchants'] as const
  const money = ['value', 'subsidy', 'own'] as const
  const rate = (name: string, share: number | null, lower: number | null, upper: number | null) =>
    share === null
      ? []
      : [`${name}: ${spec.percent(share, 1)} (${spec.say('chart.interval', { interval: spec.interval(lower!, upper!) })})`]
  return tooltipText(`${nameOf(row, spec)}${row.mature ? '' : ` · ${spec.say('chart.immature')}`}`, [
    `${spec.date(row.starts_on)} – ${spec.date(row.ends_on)}`,
    ...counts.flatMap((column) => (row[column] === null ? [] : [`${columns[column]}: ${spec.number(row[column])}`])),
    ...rate(columns.claim_rate!, row.claim_rate, row.claim_lower, row.claim_upper),
    ...rate(columns.redemption_rate!, row.redemption_rate, row.redemption_lower, row.redemption_upper),
    ...(row.counted ? [`${columns.counted}: ${spec.words.values[`counted.${row.counted}`]}`] : []),
    ...money.flatMap((column) => (row[column] === null ? [] : [`${columns[column]}: ${spec.money(row[column])}`])),
    ...((row.claimed ?? FEW) < FEW ? [spec.say('chart.few')] : []),
  ])
}

interface Part {
  id: 'packets' | 'claimed' | 'used' | 'subsidy' | 'own'
  colour: string
}

function beside(row: CampaignResult, spec: Spec): string {
  if (viewOf(spec) === 'money') return row.value === null ? '–' : spec.money(row.value)
  const few = (row.claimed ?? FEW) < FEW ? '*' : ''
  if (row.redemption_rate !== null) return `${spec.say('chart.redeemed', { share: spec.percent(row.redemption_rate, 1) })}${few}`
  return row.claimed === null ? '–' : `${spec.words.columns.claimed} ${spec.number(row.claimed)}`
}

/** What the colours mean, written once above the bars. */
function key(parts: readonly Part[], spec: Spec): Option[] {
  const texts = parts.map(({ id }) => spec.words.columns[id]!)
  return [
    {
      text: texts.map((text, i) => `{c${i}|■} ${text}`).join('    '),
      left: 0,
      top: 2,
      padding: 0,
      textStyle: {
        color: spec.palette.text,
        fontSize: LABEL,
        fontWeight: 'normal',
        rich: Object.fromEntries(parts.map(({ colour }, i) => [`c${i}`, { color: colour, fontSize: LABEL }])),
      },
    },
  ]
}

function option(rows: readonly CampaignResult[], spec: Spec): Option {
  const money = viewOf(spec) === 'money'
  const tone = (t: number) => shade(spec.palette.sequential, t)
  const parts: Part[] = money
    ? [
        { id: 'subsidy', colour: tone(0.35) },
        { id: 'own', colour: tone(0.85) },
      ]
    : [
        { id: 'packets', colour: tone(0.16) },
        { id: 'claimed', colour: tone(0.45) },
        { id: 'used', colour: tone(0.85) },
      ]
  const texts = rows.map((row) => beside(row, spec))
  const left = Math.ceil(Math.min(Math.max(40, ...rows.map(({ label }) => textWidth(label, LABEL))) + 14, spec.width * 0.36))
  const right = Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, LABEL))) + 16)
  const remarks = [
    ...(rows.some((row) => row.counted === 'window') ? [spec.say('chart.noteCampaignWindow')] : []),
    ...(rows.some((row) => !row.mature) ? [spec.say('chart.noteHatchedPeriod')] : []),
    ...(texts.some((text) => text.endsWith('*')) ? [spec.say('chart.noteFew')] : []),
  ]
  const ends = rows.map((row) => (money ? (row.value ?? 0) : Math.max(row.packets, row.claimed ?? 0, row.used ?? 0)))
  return {
    grid: { left, right, top: HEAD, bottom: remarks.length ? 20 : 4 },
    xAxis: { type: 'value', min: 0, max: Math.max(1, ...ends), show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((_, i) => String(i)),
      axisLine: { lineStyle: { color: spec.palette.line } },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        color: spec.palette.text,
        fontSize: LABEL,
        formatter: (place: string) => cut(nameOf(rows[Number(place)]!, spec), left - 12, LABEL),
      },
    },
    tooltip: {
      ...tooltip(spec),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (hovered: { axisValue: string }[]) => tell(rows[Number(hovered[0]!.axisValue)]!, spec),
    },
    series: [
      ...parts.map(({ id, colour }) => ({
        type: 'bar',
        id,
        color: colour,
        barGap: '-100%',
        barMaxWidth: 28,
        barCategoryGap: '30%',
        ...(money ? { stack: 'money' } : {}),
        data: rows.map((row) => ({ value: row[id], itemStyle: row.mature ? {} : { decal: hatch(inkOn(colour)) } })),
      })),
      {
        type: 'bar',
        id: 'texts',
        barGap: '-100%',
        barMaxWidth: 28,
        silent: true,
        itemStyle: { color: 'transparent' },
        data: rows.map((_, i) => ({
          value: ends[i],
          label: { show: true, position: 'right', formatter: texts[i], color: spec.palette.text, fontSize: LABEL },
        })),
      },
    ],
    title: [...key(parts, spec), ...(remarks.length ? [note(remarks.join('   '), spec, 0)] : [])],
  }
}

function summary(rows: readonly CampaignResult[], spec: Spec): string {
  const told = rows.filter((row) => row.claimed !== null && row.used !== null)
  if (!told.length) return spec.say('chart.nothing')
  return joined(
    told.slice(-3).map((row) =>
      spec.say('chart.campaignFinding', {
        label: nameOf(row, spec),
        packets: spec.number(row.packets),
        claimed: spec.number(row.claimed!),
        used: spec.number(row.used!),
        value: row.value === null ? '–' : spec.money(row.value),
        own: row.own === null ? '–' : spec.money(row.own),
      }),
    ),
  )
}

/** Own money in what was spent in the latest campaign that is over and of which it is known. */
function finding(rows: readonly CampaignResult[], spec: Spec): string | null {
  const row = rows.findLast(({ mature, value, own }) => mature && own !== null && (value ?? 0) > 0)
  return row ? spec.say('finding.campaign', { label: nameOf(row, spec), share: spec.percent(row.own! / row.value!, 1) }) : null
}

const pick = (rows: readonly CampaignResult[], _: Spec, { index }: Mark): Pick | null =>
  rows[index] ? { filters: { campaign: [rows[index].campaign] } } : null

const choices = (_: readonly CampaignResult[], spec: Spec): Choice[] => [
  {
    key: 'view',
    label: spec.say('chart.campaignView.label'),
    value: viewOf(spec),
    options: views.map((value) => ({ value, label: spec.say(`chart.campaignView.${value}`) })),
  },
]

/** Each campaign’s packets, claimed and used; or what was spent, by who paid. */
export const campaignsCompared: Chart<CampaignResult> = {
  shape: 'bars',
  option,
  summary,
  finding,
  pick,
  choices,
  height: (rows) => HEAD + 20 + Math.max(80, rows.length * 36),
}
