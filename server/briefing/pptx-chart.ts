import type PptxGenJS from 'pptxgenjs'
import type { ChartSection, Plot } from '../../datasets/briefing/document.ts'
import { cellWriter, plotted } from './cell-text.ts'
import { type Deck, fitted, LEFT, WIDE } from './pptx-deck.ts'
import { type ExportWords, filled } from './words.ts'

const MOST_ROWS = 18
/** Inches beside the plot: names of series and numbers of the axis, or these alone. */
const LEGEND = 2.4
const AXIS = 0.7

const formatOf = (unit: Plot['unit']): string => (unit === 'share' ? '0.0%' : unit === 'money' ? '#,##0.00' : '#,##0')

/** A chart that stays editable: its figures in a workbook of its own, gaps where nothing was observed. */
export function addChart(deck: Deck, slide: PptxGenJS.Slide, { plot, summary, title }: ChartSection): void {
  if (!plot.series.length || !plot.categories.length) return
  const { currency } = deck.briefing
  const data = plot.series.map(({ name, values }) => ({
    name,
    labels: [...plot.categories],
    // A null becomes an empty point, which `mended` takes out.
    values: values.map((value) => plotted(value, plot.unit, currency)) as number[],
  }))
  const across = (WIDE - (plot.series.length > 1 ? LEGEND : AXIS)) / plot.categories.length
  const axis = {
    fontFace: deck.face,
    fontSize: Math.min(...plot.categories.map((text) => fitted(text, 0.85 * across, 0.3, 11))),
    color: '5b6470',
  }
  slide.addChart(plot.kind === 'line' ? 'line' : 'bar', data, {
    ...{ x: LEFT, y: 1.55, w: WIDE, h: 4.45, altText: `${title}. ${summary}`, displayBlanksAs: 'gap', lang: deck.lang },
    ...{
      chartColors: plot.series.map(({ colour }) => colour.slice(1)),
      showLegend: plot.series.length > 1,
      legendPos: 'r',
      legendFontFace: deck.face,
    },
    ...{ legendFontSize: 12, legendColor: '1b1f24', catAxisLabelFontFace: axis.fontFace, catAxisLabelFontSize: axis.fontSize },
    ...{
      catAxisLabelColor: axis.color,
      valAxisLabelFontFace: axis.fontFace,
      valAxisLabelFontSize: 11,
      valAxisLabelColor: axis.color,
    },
    ...{
      valAxisLabelFormatCode: formatOf(plot.unit),
      dataLabelFormatCode: formatOf(plot.unit),
      valGridLine: { color: 'dde1e6', size: 0.75 },
    },
    ...{ catGridLine: { style: 'none' }, valAxisLineShow: false, valAxisMinVal: lowest(plot, currency) },
    ...(plot.kind === 'line' ? { lineSize: 2.25, lineDataSymbolSize: 6 } : { barDir: 'col', barGapWidthPct: 40 }),
    ...(plot.kind === 'stacked-bar' ? { barGrouping: 'stacked' } : plot.kind === 'bar' ? { barGrouping: 'clustered' } : {}),
  } as PptxGenJS.IChartOpts)
}

/** Axes begin at zero unless something lies below it. */
const lowest = ({ series, unit }: Plot, currency: string): number | undefined =>
  series.some(({ values }) => values.some((value) => (plotted(value, unit, currency) ?? 0) < 0)) ? undefined : 0

/** The figures as drawn in a native table, as many as a slide holds, on slides of their own. */
export function plotTable(deck: Deck, { plot, title }: ChartSection, words: ExportWords, notes: string): void {
  if (!plot.series.length) return
  const write = cellWriter(deck.briefing)
  const kind = plot.unit === 'share' ? 'share' : plot.unit === 'money' ? 'money' : 'number'
  const first = 1.9
  const each = Math.min(2.2, (WIDE - first) / plot.series.length)
  for (let at = 0; at < plot.categories.length; at += MOST_ROWS) {
    const slide = deck.slide(filled(words.chart.tableOf, { title }), notes)
    const rows = plot.categories
      .slice(at, at + MOST_ROWS)
      .map((category, i) => [
        { text: category },
        ...plot.series.map(({ values }) => ({ text: write(values[at + i] ?? null, { name: '', label: '', kind }), right: true })),
      ])
    const widths = [first, ...plot.series.map(() => each)]
    deck.table(slide, [words.chart.category, ...plot.series.map(({ name }) => name)], rows, {
      y: 1.3,
      widths,
      size: plot.series.length > 6 ? 9 : 11,
    })
  }
}
