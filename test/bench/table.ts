import { count, plain } from './count.ts'
import type { Figure, Machine, Report } from './figures.ts'
import { type GrowthLine, growthLines, tenfold } from './growth.ts'

function amount(value: number, unit: Figure['unit']): string {
  if (unit === 'rows') return count(value)
  if (unit === 'times') return `${plain(value)} ×`
  if (unit !== 'bytes') return `${plain(value)} ${unit}`
  return value >= 1e9 ? `${plain(value / 1e9)} GB` : `${plain(value / 1e6)} MB`
}

const limit = ({ limit, unit }: Figure) => (limit ? `${limit.bound === 'at most' ? '≤' : '≥'} ${amount(limit.value, unit)}` : '')
const verdict = ({ holds }: Figure) => (holds === null ? '' : holds ? 'yes' : '**no**')

/** Rows of compact tables by payments, and how many times they grow when payments grow ten times. */
function growthTable(lines: readonly GrowthLine[]): string[] {
  const sizes = lines[0]!.points
  return [
    '![Rows of compact tables by payments](docs/growth.svg)',
    '',
    `| rows at … payments | ${sizes.map(({ payments }) => count(payments)).join(' | ')} | at ten times the payments |`,
    `|---|${sizes.map(() => '--:|').join('')}--:|`,
    ...lines.map((line) => {
      const times = tenfold(line)
      return `| ${line.name} | ${line.points.map(({ rows }) => count(rows)).join(' | ')} | ${times === null ? '' : `${plain(times)} ×`} |`
    }),
    `| compressed, all compact tables | ${sizes.map(({ gzip_bytes }) => amount(gzip_bytes, 'bytes')).join(' | ')} | |`,
  ]
}

const machineText = (machine: Machine) =>
  `${machine.cores} cores (${machine.cpu}), ${amount(machine.memory_bytes, 'bytes')}, Node ${machine.node}, DuckDB ${machine.duckdb}, duckdb-wasm ${machine.duckdb_wasm} in ${machine.chromium}`

/** The report as a Markdown table, a line for each figure; machines are lettered where there are several. */
export function benchTable({ runs }: Report): string {
  const machines = [...new Set(runs.map(({ machine }) => machineText(machine)))]
  const letter = (machine: Machine) => (machines.length > 1 ? ` ${String.fromCharCode(65 + machines.indexOf(machineText(machine)))}` : '')
  const head = [
    ...machines.map((text, i) => (machines.length > 1 ? `- ${String.fromCharCode(65 + i)}: ${text}` : `${text}.`)),
    '',
    'Load is the machine’s load average when the bench began.',
  ]
  const lines = runs.flatMap(({ figures, load_average, started_at, machine }) =>
    figures.map((figure) =>
      [
        figure.what,
        count(figure.size),
        amount(figure.median, figure.unit),
        figure.p95 === null ? '' : amount(figure.p95, figure.unit),
        String(figure.n),
        limit(figure),
        verdict(figure),
        plain(load_average),
        `${started_at.slice(0, 10)}${letter(machine)}`,
      ].join(' | '),
    ),
  )
  const told = new Map(
    runs.flatMap(({ figures }) => figures.flatMap(({ what, note }) => (note ? [[what, `- ${what}: ${note}`] as const] : []))),
  )
  const notes = [...told.values()]
  const slowest = slowestTable(runs)
  const growth = growthLines(runs.flatMap(({ growth }) => growth ?? []))
  return [
    ...head,
    '',
    '| what | size | median | p95 | n | limit | holds | load | measured |',
    '|---|--:|--:|--:|--:|--:|---|--:|---|',
    ...lines.map((line) => `| ${line} |`),
    ...(notes.length ? ['', ...notes] : []),
    ...(slowest.length ? ['', ...slowest] : []),
    ...(growth.length ? ['', ...growthTable(growth)] : []),
  ].join('\n')
}

/** The metrics with the longest medians, by name: what to mend next. */
function slowestTable(runs: Report['runs'], most = 5): string[] {
  const named = runs.flatMap(({ size, metrics }) =>
    (['person', 'payment'] as const).flatMap((filter) => {
      const slow = Object.entries(metrics ?? {})
        .flatMap(([id, times]) => (typeof times[filter] === 'number' ? [{ id, ms: times[filter] }] : []))
        .sort((a, b) => b.ms - a.ms)
        .slice(0, most)
      return slow.length ? [`| ${filter} | ${count(size)} | ${slow.map(({ id, ms }) => `${id} ${plain(ms)} ms`).join(', ')} |`] : []
    }),
  )
  return named.length ? ['| filter | payments | slowest metrics, median each |', '|---|--:|---|', ...named] : []
}

const begin = '<!-- bench -->'
const end = '<!-- /bench -->'

/** What stands between the two marks. Throws where a mark is missing. */
export function sectionOf(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The text has no ${begin} … ${end}.`)
  return text.slice(from + begin.length, to).trim()
}

/** The text with the table between the two marks. */
export function withTable(text: string, table: string): string {
  sectionOf(text)
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  return `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`
}
