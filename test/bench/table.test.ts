import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { count } from './count.ts'
import { atLeast, atMost, figure, quantile, type Report, reportSchema, withRun } from './figures.ts'
import { growthLines, tenfold } from './growth.ts'
import { benchTable, sectionOf, withTable } from './table.ts'

const root = join(import.meta.dirname, '..', '..')

describe('figures', () => {
  test('quantile: half way between 2 and 4 is 3; 0.95 of 0 … 20 is 19', () => {
    expect(quantile([4, 1, 2, 9], 0.5)).toBe(3)
    expect(
      quantile(
        Array.from({ length: 21 }, (_, i) => 20 - i),
        0.95,
      ),
    ).toBe(19)
    expect(() => quantile([], 0.5)).toThrow('no quantile of nothing')
  })

  test('the median is held against the limit, on either side of it, and without a limit against nothing', () => {
    const of = { what: 'x', size: 1, unit: 'ms' } as const
    expect(figure({ ...of, measured: [1, 10, 90], limit: atMost(10) })).toMatchObject({ median: 10, n: 3, holds: true })
    expect(figure({ ...of, measured: 10.01, limit: atMost(10) })).toMatchObject({ p95: null, n: 1, holds: false })
    expect(figure({ ...of, measured: 4, limit: atLeast(4) }).holds).toBe(true)
    expect(figure({ ...of, measured: 3.99, limit: atLeast(4) }).holds).toBe(false)
    expect(figure({ ...of, measured: 5 })).toMatchObject({ limit: null, holds: null })
  })
})

const machine = {
  cores: 2,
  memory_bytes: 24e9,
  cpu: 'Abacus',
  node: '20.20.2',
  duckdb: '1.5.6',
  duckdb_wasm: '1.4.3',
  chromium: 'Chromium 140',
}
const run = (bench: 'import' | 'queries', size: number, median: number) => ({
  bench,
  size,
  started_at: '2021-06-30T00:00:00.000Z',
  machine,
  load_average: 0.5,
  seconds: 9,
  figures: [figure({ what: `${bench} of it`, size, unit: 'ms', measured: [median, median, median], limit: atMost(10) })],
})
const report: Report = { runs: [run('queries', 1_000_000, 12.25)] }

describe('table', () => {
  test('sizes are counted in thousands and millions', () => {
    expect([999, 1000, 250_000, 1_000_000, 9_500_000].map(count)).toEqual(['999', '1 k', '250 k', '1 M', '9.5 M'])
  })

  test('a line says what, size, median, p95, n, limit, whether it holds, load, day', () => {
    expect(benchTable(report).split('\n').at(-1)).toBe(
      '| queries of it | 1 M | 12.3 ms | 12.3 ms | 3 | ≤ 10 ms | **no** | 0.5 | 2021-06-30 |',
    )
  })

  test('figures of two machines say of which each is', () => {
    const other = { ...run('import', 1_000_000, 1), machine: { ...machine, cpu: 'Slide rule' } }
    const told = benchTable(withRun(report, other)).split('\n')
    expect(told[0]).toMatch(/^- A: 2 cores \(Slide rule\)/)
    expect(told[1]).toMatch(/^- B: 2 cores \(Abacus\)/)
    expect(told.slice(-2).map((line) => line.split(' | ').at(-1))).toEqual(['2021-06-30 A |', '2021-06-30 B |'])
  })

  test('the slowest metrics are named, slowest first, under each kind of filter that they were asked under', () => {
    const metrics = { a: { person: 3, payment: null }, b: { person: 12.25, payment: 200 }, c: { person: null, payment: 7 } }
    const told = benchTable({ ...report, runs: [{ ...run('queries', 1_000_000, 9), metrics }] }).split('\n')
    expect(told.slice(-2)).toEqual(['| person | 1 M | b 12.3 ms, a 3 ms |', '| payment | 1 M | b 200 ms, c 7 ms |'])
  })

  test('a run takes the place of the one of its bench and size, and runs stand in their order', () => {
    const grown = [run('queries', 10_000_000, 9), run('import', 10_000_000, 1), run('queries', 1_000_000, 8)].reduce(withRun, report)
    expect(grown.runs.map(({ bench, size, figures }) => [bench, size, figures[0]!.median])).toEqual([
      ['import', 10_000_000, 1],
      ['queries', 1_000_000, 8],
      ['queries', 10_000_000, 9],
    ])
  })

  test('the table goes between its marks, again and again, and nothing else changes', () => {
    const once = withTable('a\n<!-- bench -->\n<!-- /bench -->\nz', 'T')
    expect(once).toBe('a\n<!-- bench -->\n\nT\n\n<!-- /bench -->\nz')
    expect(withTable(withTable(once, 'U'), 'T')).toBe(once)
    expect(sectionOf(once)).toBe('T')
    expect(() => withTable('a <!-- bench --> z', 'T')).toThrow('<!-- /bench -->')
  })
})

describe('growth', () => {
  const tables = (visits: number, codes: number) => [
    { name: 'visits', rows: visits, bytes: 0, gzip_bytes: 1 },
    { name: 'codes', rows: codes, bytes: 0, gzip_bytes: 2 },
  ]
  const lines = growthLines(
    [
      { payments: 1_000_000, tables: tables(900, 40) },
      { payments: 100_000, tables: tables(90, 40) },
    ],
    ['visits', 'codes'],
  )

  test('all tables together come first, then those named, by size: 90 + 40, 900 + 40', () => {
    expect(lines.map(({ name, points }) => [name, ...points.map(({ rows }) => rows)])).toEqual([
      ['all compact tables', 130, 940],
      ['visits', 90, 900],
      ['codes', 40, 40],
    ])
    expect(lines[0]!.points[0]!.gzip_bytes).toBe(3)
  })

  test('at ten times the payments 90 rows that become 900 are ten times as many, 40 that stay 40 once; 1 to 4 over hundred times is twice', () => {
    expect(tenfold(lines[1]!)).toBeCloseTo(10, 12)
    expect(tenfold(lines[2]!)).toBeCloseTo(1, 12)
    const point = (payments: number, rows: number) => ({ payments, rows, gzip_bytes: 0 })
    expect(tenfold({ name: 'x', points: [point(1, 1), point(100, 4)] })).toBeCloseTo(2, 12)
    expect(tenfold({ name: 'x', points: [point(1, 1)] })).toBeNull()
  })
})

test('README shows what docs/bench.json says', () => {
  const measured = reportSchema.parse(JSON.parse(readFileSync(join(root, 'docs', 'bench.json'), 'utf8')))
  expect(sectionOf(readFileSync(join(root, 'README.md'), 'utf8'))).toBe(benchTable(measured))
})
