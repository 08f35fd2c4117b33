import { html, raw } from 'hono/html'
import type { Briefing, ChartSection, Figure, SectionId, Table } from '../../datasets/briefing/document.ts'
import type { Language } from '../../datasets/metrics/metric.ts'
import { foreignRuns } from '../../datasets/presentation/foreign-runs.ts'
import { foreignTo } from '../../datasets/presentation/note-text.ts'
import { cellWriter, countText, isNumeric } from './cell-text.ts'
import { headerLines } from './header-lines.ts'
import { style } from './html-style.ts'
import { pictureOf } from './picture.ts'
import { plainBriefing, plainText } from './plain-text.ts'
import { provenanceText, shownSections } from './sections.ts'
import { type ExportWords, filled, wordsOf } from './words.ts'

type Markup = ReturnType<typeof html>
const list = (markup: readonly Markup[]) => markup as Markup[]
const when = (shown: unknown, markup: () => Markup): Markup | '' => (shown ? markup() : '')

/** The briefing as one HTML file that opens without a network and without a script: the same briefing gives the same bytes. UTF-8. */
export async function renderHtml(given: Briefing): Promise<Uint8Array> {
  const briefing = plainBriefing(given)
  const { language, title, header } = briefing
  const words = wordsOf(language)
  const page = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<header>
<p class="pilot">${header.pilot}</p>
<h1${tongue(title, language)}>${title}</h1>
${when(header.simulated, () => html`<p class="simulated">${header.simulated}</p>`)}
${when(header.newer, () => html`<p class="newer">${header.newer}</p>`)}
<dl class="facts">${list(headerLines(briefing).map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>
</header>
${list(
  shownSections(briefing).map(
    (id) => html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${words.sections[id]}</h2>
${bodies[id](briefing, words)}
${when(briefing.notes[id], () => html`<p class="editor"${tongue(briefing.notes[id]!, language)}>${briefing.notes[id]}</p>`)}
</section>`,
  ),
)}
</main>
</body>
</html>
`
  return new TextEncoder().encode(String(page))
}

const bodies: Readonly<Record<SectionId, (briefing: Briefing, words: ExportWords) => Markup>> = {
  figures: ({ figures }, words) => html`<ul class="figures">${list(figures.map((figure) => tile(figure, words)))}</ul>`,
  takeaways: ({ takeaways, language }, { takeaway }) =>
    html`<ol class="takeaways">${list(
      takeaways.map(
        ({ fact, implication, caveat }) => html`<li><p class="fact"${tongue(fact, language)}>${fact}</p>
<p><span class="label">${takeaway.implication}</span> <span${tongue(implication, language)}>${implication}</span></p>
<p class="caveat"><span class="label">${takeaway.caveat}</span> <span${tongue(caveat, language)}>${caveat}</span></p></li>`,
      ),
    )}</ol>`,
  charts: (briefing, words) => html`${list(briefing.charts.map((chart, index) => picture(chart, index, briefing, words)))}`,
  risks: ({ risks, language }) => sentences(risks, language),
  decisions: ({ decisions, language }) => sentences(decisions, language),
  methods: ({ methods: { text, definitions, provenance } }, { methods: words }) => html`<p>${text}</p>
${when(
  definitions.length,
  () => html`<h3>${words.definitions}</h3>
<dl class="definitions">${list(
    definitions.map(
      ({ term, definition, source }) =>
        html`<div><dt>${term}</dt><dd>${definition} <span class="source">${filled(words.sourced, { source })}</span></dd></div>`,
    ),
  )}</dl>`,
)}
${when(
  provenance.length,
  () => html`<h3>${words.provenance}</h3>
<table class="provenance"><thead><tr><th scope="col">${words.name}</th><th scope="col">${words.value}</th></tr></thead>
<tbody>${list(provenance.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td>${provenanceText(value)}</td></tr>`))}</tbody></table>`,
)}`,
}

const sentences = (texts: readonly string[], language: Language) =>
  html`<ul class="sentences">${list(texts.map((text) => html`<li${tongue(text, language)}>${text}</li>`))}</ul>`

function tile(
  { id, label, value, text, note, asOf, n, interval, comparator, target, status, statusText }: Figure,
  { figure }: ExportWords,
) {
  return html`<li class="figure ${status}" data-figure="${id}">
<h3>${label}</h3>
<p class="as-of">${asOf}</p>
<p class="value"><data value="${value ?? ''}">${text}</data></p>
${when(note, () => html`<p class="note">${note}</p>`)}
<dl>
${when(n !== null, () => html`<div><dt>${figure.n}</dt><dd class="n">${countText(n!)}</dd></div>`)}
${when(comparator, () => html`<div><dt>${comparator!.label}</dt><dd class="comparator">${comparator!.text}</dd></div>`)}
${when(target, () => html`<div><dt>${figure.target}</dt><dd class="target">${target!.text}</dd></div>`)}
</dl>
${when(interval, () => html`<p class="interval">${interval!.text}</p>`)}
${when(comparator, () => html`<p class="change">${comparator!.change.text}</p>`)}
<p class="status">${statusText}</p>
</li>`
}

/** Says which language an element’s text is in where it is not the page’s. */
const tongue = (text: string, language: Language) => {
  const lang = foreignTo(language, text)
  return lang ? raw(` lang="${lang}"`) : ''
}

/** The summary with what was noted in another language marked as such, for those who hear it. */
const marked = (summary: string, { drawn }: ChartSection, language: Language): Markup[] =>
  foreignRuns(
    summary,
    drawn.annotations.map(({ text }) => plainText(text)),
    language,
  ).map(({ text, lang }) => (lang ? html`<span lang="${lang}">${text}</span>` : html`${text}`))

function picture(chart: ChartSection, index: number, briefing: Briefing, words: ExportWords) {
  const { id, title, subtitle, summary, definition, table } = chart
  const svg = pictureOf(chart, `c${index}`).replace(/^<svg /, `<svg role="img" aria-labelledby="c${index}-title c${index}-summary" `)
  return html`<figure data-chart="${id}">
<h3 id="c${index}-title">${title}</h3>
<p class="subtitle">${subtitle}</p>
<div class="paper">${raw(svg)}</div>
<figcaption><p id="c${index}-summary">${marked(summary, chart, briefing.language)}</p><p class="definition"><span class="label">${words.chart.definition}</span> ${definition}</p></figcaption>
${grid(table, briefing, words)}
</figure>`
}

function grid({ name, columns, rows }: Table, briefing: Briefing, { chart }: ExportWords) {
  const write = cellWriter(briefing)
  return html`<details><summary>${chart.table} <span class="count">${filled(chart.rows, { n: rows.length })}</span></summary>
<div class="scroll" tabindex="0"><table><caption>${name}</caption>
<thead><tr>${list(columns.map((column) => html`<th scope="col" class="${isNumeric(column) ? 'number' : ''}">${column.label}</th>`))}</tr></thead>
<tbody>${list(
    rows.map(
      (row) =>
        html`<tr>${list(columns.map((column) => html`<td class="${isNumeric(column) ? 'number' : column.kind}">${plainText(write(row[column.name], column))}</td>`))}</tr>
`,
    ),
  )}</tbody></table></div></details>`
}
