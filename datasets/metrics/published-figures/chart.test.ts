import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type PublishedFile, parsePublished } from '../../published/index.ts'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type Figure, publishedOverTime } from './chart.ts'
import { publishedFigures } from './metric.ts'

const figure = (as_of: string, series: string, published: number, observed: number | null): Figure => ({
  ...{ as_of, series, published, observed, measure: 'personal_wallets', unit: 'count', source: 'S', url: '', status: 'V', note: '' },
  mature: as_of <= '2021-06-30',
})
const rows = [figure('2021-03-31', 'first', 10, 2), figure('2021-06-30', 'first', 20, 5), figure('2024-06-30', 'second', 180, null)]
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

test('from September to March nobody published: a point, and a line only from March to June, 91 days; what was observed likewise', () => {
  const far = [figure('2020-09-30', 'first', 5, 1), ...rows.slice(0, 2)]
  expect(drawn({}, far)).toEqual([
    ['published first', [5]],
    ['published first 2', [10, 20]],
    ['observed', [1]],
    ['observed 2', [2, 5]],
  ])
})

test('where nothing was published while these data run, all of it is drawn and there is nothing to choose', () => {
  expect(drawn({}, rows.slice(2))).toEqual([['published second', [180]]])
  const keys = (of: readonly Figure[]) => publishedOverTime.choices!(of, spec()).map(({ key }) => key)
  expect(keys(rows.slice(2))).toEqual(['measure'])
  expect(keys(rows)).toEqual(['measure', 'until'])
})

test('every note and every source that is more than a name is said in Chinese', async () => {
  const read = async <F extends PublishedFile>(file: F) =>
    parsePublished(file, await readFile(join(import.meta.dirname, '..', '..', 'published', `${file}.csv`), 'utf8'))
  const national = await read('national')
  const figures = [...national, ...(await read('rounds')), ...(await read('wallet-tiers'))]
  const names =
    /^(21st Century Business Herald|Caixin|China (Banking News|Daily|News Service)|EqualOcean; Xinhua|Global Times|Ledger Insights|NFCW|Pandaily|SCMP|Shanghai Daily|Xinhua|cebnet; Global Times|financialreport24|tickerhouse)$/
  for (const language of ['zh-Hans', 'zh-Hant'] as const) {
    const { values } = publishedFigures.labels[language]
    for (const { source } of figures) if (!names.test(source)) expect(values[`source.${source}`], source).toMatch(/\p{Script=Han}/u)
    for (const { note, series, unit } of national) {
      if (note) expect(values[`note.${note}`], note).toMatch(/\p{Script=Han}/u)
      expect(values[`series.${series}`], series).toMatch(/\p{Script=Han}/u)
      expect(values[`unit.${unit}`], unit).toMatch(/\p{Script=Han}/u)
    }
  }
})
