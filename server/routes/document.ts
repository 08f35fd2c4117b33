import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { contract, contractVersion } from '../../datasets/contract/index.ts'
import { metrics } from '../../datasets/metrics/index.ts'
import { choices } from '../../datasets/query.ts'
import type { Environment } from '../environment.ts'
import { problems } from '../problem.ts'

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Pilotscope',
    version: contractVersion,
    description: 'Datasets of a retail-CBDC pilot: releases, their tables as Arrow IPC streams, and metric rows.',
  },
}

/** The OpenAPI document, and a page that says the same to people, without a script. */
export function documentRoutes(app: OpenAPIHono<Environment>): void {
  app.doc31('/api/openapi.json', description)
  app.get('/api/docs', (c) => c.html(docs(app.getOpenAPI31Document(description) as unknown as Document)))
  app.get('/api/docs.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }))
}

interface Operation {
  summary?: string
  description?: string
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: { type?: string } }[]
  responses: Record<string, { description: string; content?: Record<string, unknown> }>
}

interface Document {
  info: { title: string; description: string }
  paths: Record<string, Record<string, Operation>>
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
code{font-family:ui-monospace,monospace;font-size:.92em}h2{margin-top:2.5rem}h3{margin-top:1.8rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}
@media(prefers-color-scheme:dark){body{color:#eee;background:#16181c}a{color:#8ab4f8}th,td{border-color:#444}}`

const operation = (path: string, method: string, { summary, description, parameters = [], responses }: Operation) => html`
<h3><code>${method.toUpperCase()} ${path}</code></h3>
<p>${summary ?? ''}. ${description ?? ''}</p>
${
  parameters.length
    ? html`<table><thead><tr><th>Parameter</th><th>In</th><th>Meaning</th></tr></thead><tbody>
${parameters.map((p) => html`<tr><td><code>${p.name}</code>${p.required ? '' : ' (optional)'}</td><td>${p.in}</td><td>${p.description ?? p.schema?.type ?? ''}</td></tr>`)}
</tbody></table>`
    : ''
}
<ul>${Object.entries(responses).map(
  ([status, response]) =>
    html`<li><code>${status}</code> ${response.description} ${Object.keys(response.content ?? {}).map((type) => html`<code>${type}</code> `)}</li>`,
)}</ul>`

const metricSection = (metric: (typeof metrics)[number]) => html`
<h3 id="metric-${metric.id}"><code>${metric.id}</code></h3>
<p>${metric.labels.en.definition}</p>
<p>Filters: ${metric.filters.map((key) => html`<code>${key}</code> `)}</p>
<ul>${Object.entries(metric.params.shape).map(
  ([name, schema]) => html`<li><code>${name}</code> ${choices(schema as z.ZodType).map((value) => html`<code>${value}</code> `)}</li>`,
)}</ul>`

const docs = (document: Document) => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${document.info.title} API</title>
<link rel="stylesheet" href="/api/docs.css"></head><body>
<h1>${document.info.title} API</h1>
<p>${document.info.description} For machines: <a href="/api/openapi.json">openapi.json</a>.</p>
<h2>Addresses</h2>
${Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, found]) => operation(path, method, found)))}
<h2>Metrics</h2>
${metrics.map(metricSection)}
<h2>Tables of the contract</h2>
${contract.map(
  (table) => html`<h3 id="table-${table.name}"><code>${table.name}</code></h3><p>${table.description}</p>
<table><thead><tr><th>Column</th><th>Type</th><th>Unit</th><th>Meaning</th></tr></thead><tbody>
${table.columns.map((column) => html`<tr><td><code>${column.name}</code></td><td>${column.type}${column.required ? '' : ', optional'}</td><td>${column.unit ?? ''}</td><td>${column.description}${column.choices ? html` One of ${column.choices.map((value) => html`<code>${value}</code> `)}` : ''}</td></tr>`)}
</tbody></table>`,
)}
<h2>Problems</h2>
<table><thead><tr><th>Kind</th><th>Status</th><th>Meaning</th></tr></thead><tbody>
${Object.entries(problems).map(([code, [status, title]]) => html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`)}
</tbody></table>
</body></html>`
