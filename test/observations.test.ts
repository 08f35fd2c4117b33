import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, grains, periodStart } from '../datasets/calendar.ts'
import type { Facts } from '../datasets/facts.ts'
import { metricById, metrics } from '../datasets/metrics/index.ts'
import { codeOf, decoded, firstDay, timePeriod } from '../datasets/observations/codes.ts'
import { structureOf } from '../datasets/observations/columns.ts'
import { observationsOf, rowsFrom } from '../datasets/observations/observations.ts'
import { parseQuery } from '../datasets/query.ts'
import { exportColumns, sdmxCsv } from '../server/export/files.ts'
import { parseCsv, readObservations } from '../server/export/read.ts'
import type { Manifest } from '../server/release/manifest.ts'
import { HandMade } from './hand-made.ts'
import { randomAddress, randomPilot } from './random-pilot.ts'

test('any text is an SDMX code and comes back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '_U', '_X', '$41$', '深圳', '18-24', 'a b')), (text) => {
      const code = codeOf(text)
      expect(code).toMatch(/^[A-Za-z0-9_@$-]+$/)
      expect(decoded(code, 'text')).toBe(text)
    }),
  )
  expect(decoded(codeOf(null), 'text')).toBeNull()
  expect(codeOf('深圳')).toBe('$6df1$$5733$')
})

test('2021-01-04 is the first day of 2021-W01; every period comes back as its first day', () => {
  expect([timePeriod('2021-01-04', 'week'), timePeriod('2019-12-30', 'week'), timePeriod('2021-04-01', 'quarter')]).toEqual([
    '2021-W01',
    '2020-W01',
    '2021-Q2',
  ])
  for (const grain of grains)
    for (let i = 0; i < 3000; i += 3) {
      const day = periodStart(grain, addDays('2018-01-01', i))
      expect(firstDay(timePeriod(day, grain))).toBe(day)
    }
})

test('a structure names every result column once', () => {
  for (const metric of metrics) {
    const { time, dimensions, measures, attributes, order } = structureOf(metric)
    const columns = [
      ...(time ? [time.name] : []),
      ...[...dimensions, ...attributes].map(({ name }) => name),
      ...measures.flatMap(({ name, lower, upper }) => [name, ...[lower, upper].filter((bound) => bound !== null)]),
    ]
    expect(columns.sort(), metric.id).toEqual([...order].sort())
    expect(measures.length, metric.id).toBeGreaterThan(0)
  }
})

test('money and shares in one column have each their own unit', () => {
  const metric = metricById('lottery-effect')!
  const rows = [
    { outcome: 'total_spend', itt: -3216.61 },
    { outcome: 'own_use', itt: 0.02 },
  ]
  const facts = { currency: 'CNY', firstDay: '2021-01-01', cutoff: '2021-03-31' } as Facts
  const effects = observationsOf(rows, { metric, query: parseQuery(metric, []).query, facts }).filter(
    ({ indicator }) => indicator === 'itt',
  )
  expect(effects.map(({ value, unit }) => [value, unit])).toEqual([
    [-3216.61, 'minor_CNY'],
    [0.02, 'share'],
  ])
})

const manifest = { dataset: 'random', release: '0123456789abcdef', pilot: { cutoff: '2021-03-31' } } as Manifest

test('every metric’s rows come back exactly from its SDMX-CSV, under random pilots, filters and parameters', {
  timeout: 600_000,
}, async () => {
  const [seen, pilots] = [new Set<string>(), fc.sample(fc.noBias(randomPilot), { numRuns: 6, seed: 7 })]
  for (const [i, tables] of pilots.entries()) {
    const pilot = await HandMade.of(tables)
    for (const metric of metrics)
      for (const address of [[], ...fc.sample(fc.noBias(randomAddress(metric)), { numRuns: 1, seed: i })]) {
        const { query } = parseQuery(metric, address)
        const rows = await pilot.rows(metric.id, new URLSearchParams(address).toString())
        const observations = observationsOf(rows, { metric, query, facts: pilot.facts })
        const structure = structureOf(metric)
        const text = [...sdmxCsv(exportColumns(metric, structure, manifest), observations)].join('')
        const [header, ...lines] = parseCsv(text)
        const records = lines.map((line) => Object.fromEntries(header!.map((name, k) => [name!, line[k]!])))
        expect(rowsFrom(readObservations(records, metric), metric), `${metric.id}?${new URLSearchParams(address)}`).toEqual(rows)
        const keys = lines.map((_, k) =>
          [
            records[k]!.TIME_PERIOD,
            ...structure.dimensions.map(({ name }) => records[k]![`D_${name.toUpperCase()}`]),
            records[k]!.INDICATOR,
          ].join('\n'),
        )
        expect(new Set(keys).size, `${metric.id}: dimensions name an observation`).toBe(keys.length)
        if (rows.length) seen.add(metric.id)
      }
    pilot.close()
  }
  expect(seen.size).toBeGreaterThanOrEqual(metrics.length - 2)
})
