import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type Figure, publishedOverTime } from './chart.ts'
import { publishedFigures } from './metric.ts'

const figure = (as_of: string, series: string, published: number, observed: number | null): Figure => ({
  ...{ as_of, series, published, observed, measure: 'personal_wallets', unit: 'count', source: 'S', url: '', status: 'V', note: '' },
  mature: as_of <= '2021-06-30',
})
const rows = [figure('2020-12-31', 'first', 10, 2), figure('2021-06-30', 'first', 20, 5), figure('2024-06-30', 'second', 180, null)]
const spec = (display: Record<string, string> = {}) => plainSpec(publishedFigures as unknown as Metric, {}, { display })

interface Series {
  id: string
  data: { value: [string, number] }[]
}
const drawn = (display?: Record<string, string>, of = rows) =>
  (publishedOverTime.option(of, spec(display)).series as Series[]).map(({ id, data }) => [id, data.map(({ value }) => value[1])])

test('what was published after these data end is left out until it is asked for', () => {
  expect(drawn()).toEqual([
    ['published first', [10, 20]],
    ['observed', [2, 5]],
  ])
  expect(drawn({ until: 'all' })).toEqual([
    ['published first', [10, 20]],
    ['published second', [180]],
    ['observed', [2, 5]],
  ])
})

test('where nothing was published while these data run, all of it is drawn and there is nothing to choose', () => {
  expect(drawn({}, rows.slice(2))).toEqual([
    ['published second', [180]],
    ['observed', []],
  ])
  const keys = (of: readonly Figure[]) => publishedOverTime.choices!(of, spec()).map(({ key }) => key)
  expect(keys(rows.slice(2))).toEqual(['measure'])
  expect(keys(rows)).toEqual(['measure', 'until'])
})
