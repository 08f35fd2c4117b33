import { hasPersonFilter } from '../../filters.ts'
import { type Chart, type Choice, chosen, type Mark, type Option, type Pick, type Spec } from '../chart.ts'
import { cut, edged, edgedText, FEW, hatch, inkOn, lines, note, shade, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { statement } from '../forest.ts'
import { joined } from '../joined.ts'
import { hundred, observed, ownPanel, ownText, ownTexts, perHundred, published } from './own-money.ts'

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
  published_claimed: number | null
  published_payments: number | null
  published_value: number | null
  published_own: number | null
  published_source: string | null
}

const views = ['packets', 'money'] as const
const LABEL = 12
const LINE = 15
const HEAD = 28
const AXIS = 22
const ROW = 78
const BAR = 26
const THIN = 12
/** Below this width a campaign’s name and numbers stand above its bars, not beside them. */
const NARROW = 820
/** From this width on own money per subsidy has a panel of its own. */
const WIDE = 1100

const viewOf = (spec: Spec) => chosen(spec, 'view', views, 'packets')

/** As the reader knows it; the label of the data travels with the row for those who have no other. */
const nameOf = (row: CampaignResult, spec: Spec) => spec.valueLabel('campaign', row.campaign)

/** Campaigns with anybody of the chosen persons in them; without a choice of persons all. */
export const reached = (rows: readonly CampaignResult[], spec: Spec): CampaignResult[] =>
  rows.filter(
    ({ entered, claimed }) =>
      !hasPersonFilter(spec.query.filters) || (entered === null && claimed === null) || Boolean(entered) || Boolean(claimed),
  )

/** Packets are nobody’s in particular: they are told only where those who claimed are part of them, or where nothing else is known. */
const packetsOf = (row: CampaignResult, spec: Spec): number | null =>
  hasPersonFilter(spec.query.filters) || (row.claimed !== null && row.claim_rate === null) ? null : row.packets

function tell(row: CampaignResult, spec: Spec): string {
  const { columns, values } = spec.words
  const counts = ['entered', 'packets', 'claimed', 'used', 'payments', 'merchants'] as const
  const money = ['value', 'subsidy', 'own'] as const
  const of = { ...row, packets: packetsOf(row, spec) }
  const [seen, told] = [observed(row), published(row, spec)]
  const rate = (name: string, share: number | null, lower: number | null, upper: number | null) =>
    share === null
      ? []
      : [`${name}: ${spec.percent(share, 1)} (${spec.say('chart.interval', { interval: spec.interval(lower!, upper!) })})`]
  const beside = (name: string, mine: number | null, theirs: number | null, write: (value: number) => string) =>
    mine === null && theirs === null
      ? []
      : [
          `${name}: ${mine === null ? '–' : write(mine)}${theirs === null ? '' : spec.say('chart.campaignPublished', { value: write(theirs) })}`,
        ]
  const source = row.published_source
  return tooltipText(`${nameOf(row, spec)}${row.mature ? '' : ` · ${spec.say('chart.immature')}`}`, [
    `${spec.date(row.starts_on)} – ${spec.date(row.ends_on)}`,
    ...counts.flatMap((column) => (of[column] === null ? [] : [`${columns[column]}: ${spec.number(of[column])}`])),
    ...rate(columns.claim_rate!, row.claim_rate, row.claim_lower, row.claim_upper),
    ...rate(columns.redemption_rate!, row.redemption_rate, row.redemption_lower, row.redemption_upper),
    ...(row.counted ? [`${columns.counted}: ${values[`counted.${row.counted}`]}`] : []),
    ...money.flatMap((column) => (row[column] === null ? [] : [`${columns[column]}: ${spec.money(row[column])}`])),
    ...beside(spec.say('chart.campaignOwn', hundred(spec)), seen.own, told.own, (own) => perHundred(own, spec)),
    ...beside(spec.say('chart.campaignPayments'), seen.payments, told.payments, (payments) => payments.toFixed(2)),
    ...(source && (told.own !== null || told.payments !== null)
      ? [`${columns.published_source}: ${values[`published_source.${source}`] ?? source}`]
      : []),
    ...((row.claimed ?? FEW) < FEW ? [spec.say('chart.few')] : []),
  ])
}

interface Part {
  id: 'packets' | 'claimed' | 'used' | 'subsidy' | 'own'
  colour: string
}

/** Part of whole, with the share where they have one. */
function partText(key: string, part: number, whole: number, share: number | null, spec: Spec): string {
  const counts = { part: spec.number(part), whole: spec.number(whole) }
  return share === null ? spec.say(`${key}Count`, counts) : spec.say(key, { ...counts, share: spec.percent(share, 1) })
}

/** What is written beside a campaign’s bars, line by line. */
function beside(row: CampaignResult, spec: Spec): string[] {
  if (viewOf(spec) === 'money')
    return row.value === null || row.own === null
      ? ['–']
      : [spec.say('chart.campaignSpent', { value: spec.money(row.value), own: spec.money(row.own) })]
  const packets = packetsOf(row, spec)
  const few = (row.claimed ?? FEW) < FEW ? '*' : ''
  const used =
    row.used === null || !row.claimed ? null : `${partText('chart.campaignUsed', row.used, row.claimed, row.redemption_rate, spec)}${few}`
  if (row.claimed === null) return [spec.say('chart.campaignPackets', { n: spec.number(row.packets) })]
  const claimed =
    packets === null
      ? spec.say('chart.campaignClaimedOnly', { n: spec.number(row.claimed) })
      : partText('chart.campaignClaimed', row.claimed, packets, row.claim_rate, spec)
  // Who used theirs are told out of those who claimed, who need not be told again.
  return used === null ? [`${claimed}${few}`] : packets === null ? [used] : [claimed, used]
}

/** What the colours mean, written once above the bars. */
function key(parts: readonly Part[], spec: Spec): Option {
  const texts = parts.map(({ id }) => spec.words.columns[id]!)
  return {
    text: texts.map((text, i) => `{c${i}|■} ${text}`).join('    '),
    left: 0,
    top: 2,
    padding: 0,
    textStyle: {
      color: spec.palette.text,
      fontSize: LABEL,
      fontWeight: 'normal',
      rich: Object.fromEntries(
        parts.map(({ colour }, i) => [`c${i}`, { color: colour, fontSize: LABEL, ...edgedText(colour, spec.palette) }]),
      ),
    },
  }
}

/** Remarks under the picture, on as many lines as they take. */
function remarksOf(rows: readonly CampaignResult[], left: number, spec: Spec): string[] {
  const few = viewOf(spec) === 'packets' && rows.some((row) => (row.claimed ?? FEW) < FEW)
  const remarks = [
    ...(rows.some((row) => row.counted === 'window') ? [spec.say('chart.noteCampaignWindow')] : []),
    ...(rows.some((row) => !row.mature) ? [spec.say('chart.noteHatchedPeriod')] : []),
    ...(few ? [spec.say('chart.noteFew')] : []),
    ...(rows.some((row) => published(row, spec).own !== null) ? [spec.say('chart.noteCampaignPublished')] : []),
    ...(left ? [spec.say('chart.noteCampaignsLeft', { count: left, n: spec.number(left) })] : []),
  ]
  return lines(remarks.join('   '), spec.width, 11)
}

function option(all: readonly CampaignResult[], spec: Spec): Option {
  const rows = reached(all, spec)
  if (!rows.length) return statement([spec.say('chart.campaignNobody')], spec)
  const money = viewOf(spec) === 'money'
  const tone = (t: number) => shade(spec.palette.sequential, t)
  const parts: Part[] = money
    ? [
        { id: 'subsidy', colour: tone(0.35) },
        { id: 'own', colour: tone(0.85) },
      ]
    : [
        ...(rows.some((row) => packetsOf(row, spec) !== null) ? [{ id: 'packets', colour: tone(0.16) } as const] : []),
        { id: 'claimed', colour: tone(0.45) },
        { id: 'used', colour: tone(0.85) },
      ]
  const values = (row: CampaignResult) => ({ ...row, packets: packetsOf(row, spec) })
  const [above, wide] = [spec.width < NARROW, spec.width >= WIDE]
  const own = (row: CampaignResult) =>
    wide || observed(row).own === null ? [] : [spec.say('chart.campaignOwnText', { ...hundred(spec), ...ownTexts(row, spec) })]
  const remarks = remarksOf(rows, all.length - rows.length, spec)
  const foot = 4 + remarks.length * LINE + (wide ? AXIS : 0)
  const top = HEAD + (above ? LINE + 8 : 0)
  const each = Math.min(ROW * 1.2, Math.max(LINE * 2, (spec.height - top - foot) / rows.length))
  const height = each * rows.length
  /** As many lines as the height of a row has room for. */
  const fitting = Math.max(1, Math.floor((each - (above ? LINE + THIN + 2 : 0)) / LINE))
  const texts = rows.map((row) => [...beside(row, spec), ...own(row)].slice(0, fitting))
  const widest = Math.max(0, ...texts.flat().map((text) => textWidth(text, LABEL))) + 16
  const names = Math.max(40, ...rows.map((row) => textWidth(nameOf(row, spec), LABEL))) + 14
  const left = above ? 0 : Math.ceil(Math.min(names, spec.width * 0.24))
  const beyond = wide ? Math.ceil(spec.width * 0.32) : 0
  const right = above ? 8 : Math.ceil(Math.min(widest, spec.width * 0.5)) + beyond
  const ends = rows.map((row) => (money ? (row.value ?? 0) : Math.max(packetsOf(row, spec) ?? 0, row.claimed ?? 0, row.used ?? 0)))
  const room = above ? spec.width : right - beyond - 8
  const side = wide
    ? ownPanel(rows, spec, {
        left: spec.width - beyond + 24,
        right: Math.ceil(Math.max(...rows.map((row) => textWidth(ownText(row, spec), LABEL)))) + 12,
        ...{ top, height },
      })
    : null
  const yAxis = {
    type: 'category',
    inverse: true,
    data: rows.map((_, i) => String(i)),
    axisLine: { show: !above, lineStyle: { color: spec.palette.line } },
    axisTick: { show: false },
  }
  const bar = { type: 'bar', barGap: '-100%', barMaxWidth: above ? THIN : BAR, barCategoryGap: '30%' }
  const plain = { left, right, top, height }
  const xAxis = { type: 'value', min: 0, max: Math.max(1, ...ends), show: false }
  const named = {
    ...yAxis,
    axisLabel: {
      show: !above,
      interval: 0,
      color: spec.palette.text,
      fontSize: LABEL,
      formatter: (place: string) => cut(nameOf(rows[Number(place)]!, spec), left - 12, LABEL),
    },
  }
  return {
    grid: side ? [plain, side.grid] : plain,
    xAxis: side ? [xAxis, side.xAxis] : xAxis,
    yAxis: side ? [named, { ...yAxis, gridIndex: 1, axisLabel: { show: false } }] : named,
    tooltip: {
      ...tooltip(spec),
      trigger: 'axis',
      axisPointer: { type: 'shadow', axis: 'y' },
      formatter: (hovered: { axisValue: string }[]) => tell(rows[Number(hovered[0]!.axisValue)]!, spec),
    },
    series: [
      ...parts.map(({ id, colour }) => ({
        ...bar,
        id,
        color: colour,
        ...(money ? { stack: 'money' } : {}),
        data: rows.map((row) => ({
          value: values(row)[id],
          itemStyle: { ...edged(colour, spec.palette), ...(row.mature ? {} : { decal: hatch(inkOn(colour)) }) },
        })),
      })),
      {
        ...bar,
        id: 'texts',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: rows.map((row, i) => ({
          value: ends[i],
          label: {
            ...{ show: true, color: spec.palette.text, fontSize: LABEL, lineHeight: LINE, align: 'left' },
            ...(above ? { position: [0, -LINE * (texts[i]!.length + 1) - 2], verticalAlign: 'top' } : { position: 'right' }),
            formatter: [
              ...(above ? [`{name|${cut(nameOf(row, spec), room, LABEL)}}`] : []),
              ...texts[i]!.map((text) => cut(text, room, LABEL)),
            ].join('\n'),
            rich: { name: { color: spec.palette.text, fontSize: LABEL, fontWeight: 600, lineHeight: LINE } },
          },
        })),
      },
      ...(side?.series ?? []),
    ],
    title: [key(parts, spec), ...(side ? [side.title] : []), ...(remarks.length ? [note(remarks.join('\n'), spec, 0)] : [])],
  }
}

function summary(all: readonly CampaignResult[], spec: Spec): string {
  const told = reached(all, spec).filter((row) => row.claimed !== null && row.used !== null)
  if (!told.length) return spec.say(all.length && !reached(all, spec).length ? 'chart.campaignNobody' : 'chart.nothing')
  return joined(
    told.slice(-3).flatMap((row) => {
      const packets = packetsOf(row, spec)
      const said = {
        label: nameOf(row, spec),
        claimed: spec.number(row.claimed!),
        used: spec.number(row.used!),
        value: row.value === null ? '–' : spec.money(row.value),
        own: row.own === null ? '–' : spec.money(row.own),
      }
      return [
        packets === null
          ? spec.say('chart.campaignFindingChosen', said)
          : spec.say('chart.campaignFinding', { ...said, packets: spec.number(packets) }),
        ...(observed(row).own === null ? [] : [spec.say('chart.campaignOwnFinding', { ...hundred(spec), value: ownText(row, spec) })]),
      ]
    }),
  )
}

/** Own money in what was spent in the latest campaign that is over and of which it is known. */
function finding(rows: readonly CampaignResult[], spec: Spec): string | null {
  const row = rows.findLast(({ mature, value, own }) => mature && own !== null && (value ?? 0) > 0)
  return row ? spec.say('finding.campaign', { label: nameOf(row, spec), share: spec.percent(row.own! / row.value!, 1) }) : null
}

function pick(rows: readonly CampaignResult[], spec: Spec, { index }: Mark): Pick | null {
  const row = reached(rows, spec)[index]
  return row ? { filters: { campaign: [row.campaign] } } : null
}

const choices = (_: readonly CampaignResult[], spec: Spec): Choice[] => [
  {
    key: 'view',
    label: spec.say('chart.campaignView.label'),
    value: viewOf(spec),
    options: views.map((value) => ({ value, label: spec.say(`chart.campaignView.${value}`) })),
  },
]

/** Each campaign’s packets, claimed and used; or what was spent, by who paid; beside it own money per subsidy. */
export const campaignsCompared: Chart<CampaignResult> = {
  shape: 'bars',
  option,
  summary,
  finding,
  pick,
  choices,
  height: (rows) => HEAD + LINE * 4 + Math.max(80, rows.length * ROW),
}
