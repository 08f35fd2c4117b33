import { type AnnotationSpan, notedOn } from '../annotations/annotation.ts'
import type { Ask } from '../changes/find-changes.ts'
import type { Dimensions } from '../dimensions.ts'
import { activePersons } from '../metrics/active-persons/metric.ts'
import type { Spec } from '../metrics/chart.ts'
import type { Metric } from '../metrics/metric.ts'
import { offlineShare } from '../metrics/offline-share/metric.ts'
import { railShare } from '../metrics/rail-share/metric.ts'
import { retentionCurve } from '../metrics/retention-curve/metric.ts'
import { lacking } from '../metrics/run.ts'
import { foreignTo } from '../presentation/note-text.ts'
import { sentences, unended } from '../presentation/sentences.ts'
import { specOf } from '../presentation/spec.ts'
import { queryOf } from '../query.ts'
import type { Briefed, Pen } from './briefed.ts'
import type { ChartSection } from './document.ts'
import { linkTo } from './link.ts'
import { lastWhole } from './period.ts'
import { activePlot, offlinePlot, type Plotted, railsPlot, retentionPlot } from './plots.ts'
import { tableOf } from './table.ts'

/** A picture that a briefing can hold. */
interface Picture {
  id: string
  metric: Metric
  chart: string
  params: Readonly<Record<string, string>>
  view: string
  shown: Readonly<Record<string, string>>
  unit: 'persons' | 'share'
  plot: Plotted
}

const pictures: readonly Picture[] = [
  {
    ...{ id: 'active', metric: activePersons as unknown as Metric, chart: 'overTime', params: { grain: 'month' } },
    ...{ view: 'adoption', shown: {}, unit: 'persons', plot: activePlot },
  },
  {
    ...{ id: 'rails', metric: railShare as unknown as Metric, chart: 'overTime', params: { grain: 'month' } },
    ...{ view: 'migration', shown: {}, unit: 'share', plot: railsPlot },
  },
  {
    ...{ id: 'retention', metric: retentionCurve as unknown as Metric, chart: 'curves', params: { grain: 'month', funding: 'own' } },
    ...{ view: 'retention', shown: { funding: 'own' }, unit: 'share', plot: retentionPlot },
  },
  {
    ...{ id: 'offline', metric: offlineShare as unknown as Metric, chart: 'overTime', params: { grain: 'month' } },
    ...{ view: 'offline', shown: {}, unit: 'share', plot: offlinePlot },
  },
]

export const chartIds = pictures.map(({ id }) => id)

/** Size of a picture in print, in CSS pixels: two of them stand side by side on A4. */
const [WIDTH, HEIGHT] = [560, 300]

/** What people noted on the days shown, by the numbers that the picture has; the empty text where nobody did. */
function notesText(noted: readonly AnnotationSpan[], { t, formats, language }: Pen): string {
  if (!noted.length) return ''
  const notes = noted.map(({ from, to, text, author }, i) => {
    // Whoever is named beside a text is known to have said it so.
    const words = author === null && foreignTo(language, text) ? t('brief.chart.note.original', { text }) : unended(text)
    const said = { n: i + 1, from: formats.date(from), to: formats.date(to), text: words }
    const note = t(`brief.chart.note.${from === to ? 'day' : 'span'}`, said)
    return author === null ? note : t('brief.chart.note.by', { note, author })
  })
  return t('brief.chart.noted', { notes: notes.join(language === 'en' ? '; ' : '；') })
}

/** What came with the data and only repeats a campaign, whose name stands over the picture already, is not noted again. */
const repeats = ({ from, to, text, author }: AnnotationSpan, { campaigns }: Dimensions) =>
  author === null && campaigns.some((campaign) => campaign.label === text && campaign.from === from && campaign.to === to)

/** The pictures of which the dataset has rows, to the end of the period. */
export async function chartsOf(briefed: Briefed, pen: Pen, ask: Ask): Promise<ChartSection[]> {
  const sections: ChartSection[] = []
  for (const picture of pictures) {
    const section = await chartOf(picture, briefed, pen, ask)
    if (section) sections.push(section)
  }
  return sections
}

async function chartOf(picture: Picture, briefed: Briefed, pen: Pen, ask: Ask): Promise<ChartSection | null> {
  const { facts, dimensions, language, filters, period } = briefed
  const { id, metric, chart: name, params, view, shown, unit, plot } = picture
  const { t, formats } = pen
  const query = queryOf(metric, { range: { to: lastWhole('month', period) }, filters, params })
  if (lacking(metric, query, facts).length) return null
  const rows = await ask(metric, query)
  if (!rows.length) return null
  const chart = metric.charts[name]!
  const end = [lastWhole('month', period), facts.cutoff].sort()[0]!
  const all = view === 'retention' ? [] : notedOn(briefed.annotations, metric.id, filters.region, facts.firstDay, end)
  const noted = all.filter((one) => !repeats(one, dimensions))
  const base = specOf({ metric, query, facts, dimensions, language, scheme: 'light', t, annotations: noted })
  const spec: Spec = { ...base, display: {}, width: WIDTH, height: HEIGHT }
  const height = Math.min(360, chart.height?.(rows as never, spec) ?? HEIGHT)
  const drawing = { ...spec, height }
  const { words } = spec
  const said = notesText(base.annotations ?? [], pen)
  return {
    ...{ id, metric: metric.id, drawn: { chart: name, query, rows, annotations: noted } },
    title: chart.finding?.(rows as never, spec) ?? words.question,
    subtitle: t('brief.chart.subtitle', {
      ...{ population: words.population, unit: t(`brief.unit.${unit}`) },
      ...{
        from: formats.period(facts.firstDay, 'month'),
        to: formats.period(end, 'month'),
      },
    }),
    summary: sentences(language, [chart.summary(rows as never, spec), said]),
    noted: said,
    ...{ option: chart.option(rows as never, drawing), width: WIDTH, height },
    ...{ plot: plot(rows, spec), table: tableOf(metric, query, rows, spec, pen, briefed) },
    ...{ definition: words.definition, link: linkTo(briefed, view, shown) },
  }
}
