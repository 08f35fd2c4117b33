import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { publishedFigures } from '../../../datasets/metrics/published-figures/metric.ts'
import { foreignTo } from '../../../datasets/presentation/note-text.ts'
import type { Published } from '../../../datasets/published/index.ts'
import { dateText } from '../../i18n/dates.ts'
import { type Column, GridTable } from './grid-table.tsx'
import { filled, type MethodWords, useMethodWords } from './methods-words.ts'
import { NationalFigures } from './national-figures.tsx'
import { Panel } from './panel.tsx'
import { preciseText } from './precise-text.ts'
import { published } from './published.ts'

/** Where a figure was read: the publisher’s name, or the page’s host. */
export function Source({ name, url }: { name?: string; url: string }) {
  const { language } = useMethodWords()
  const text = name ? (publishedFigures.labels[language].values[`source.${name}`] ?? name) : new URL(url).hostname
  return (
    <a href={url} rel="noreferrer" lang={foreignTo(language, text) ?? undefined}>
      {text}
    </a>
  )
}

type Write = (value: number | null, unit?: 'yuan' | 'percent') => string

/** Numbers with up to five digits that count: 875.65 亿, 87.565B. */
function writer(words: MethodWords, language: string): Write {
  const tag = language === 'en' ? 'en-US' : language
  const compact = new Intl.NumberFormat(tag, { notation: 'compact', maximumSignificantDigits: 5 })
  const whole = new Intl.NumberFormat(tag)
  const least = language === 'en' ? 1_000_000 : 10_000
  return (value, unit) => {
    if (value === null) return words.published.notPublished
    if (unit === 'percent') return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100)
    const text = (Math.abs(value) < least ? whole : compact).format(value)
    return unit === 'yuan' ? filled(words.units.yuan, { n: text }) : text
  }
}

/** A total of the central bank in its unit; 亿 in Chinese is a tenth of a billion. */
function totalText({ value, unit }: Published<'payment-totals'>, words: MethodWords, language: string): string {
  const tenfold = unit === 'billion_payments' && language !== 'en'
  return filled(words.units[unit], {
    n: new Intl.NumberFormat(language === 'en' ? 'en-US' : language).format(tenfold ? value * 10 : value),
  })
}

const totals = [...published.totals].sort((a, b) => a.measure.localeCompare(b.measure) || a.period.localeCompare(b.period))

function Part<Row>({ title, columns, rows }: { title: string; columns: readonly Column<Row>[]; rows: readonly Row[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <GridTable label={title} columns={columns} rows={rows} keyOf={(_, i) => String(i)} />
    </section>
  )
}

/** Every published figure with its date, its source, and the breaks of its series. */
export function PublishedPanel() {
  const { t } = useTranslation()
  const { words, language } = useMethodWords()
  const said = words.published
  const write = writer(words, language)
  const measure = (name: string) => publishedFigures.labels[language].values[`measure.${name}`] ?? name
  const day = (text: string | null): ReactNode => (text ? dateText(text, language) : said.notPublished)
  const since = (period: string) => preciseText(period, language)
  const number = <Row,>(key: string, title: string, value: (row: Row) => number | null, unit?: 'yuan' | 'percent'): Column<Row> => ({
    ...{ key, title, number: true },
    cell: (row) => write(value(row), unit),
  })
  const from = <Row extends { url: string; source?: string }>(): Column<Row> => ({
    ...{ key: 'source', title: said.source },
    cell: ({ source, url }) => <Source {...(source ? { name: source } : {})} url={url} />,
  })
  return (
    <Panel id="published" title={words.sections.published} note={said.note}>
      <NationalFigures measure={measure} write={write} />
      <Part<Published<'rounds'>>
        title={said.rounds}
        rows={published.rounds}
        columns={[
          { key: 'round', title: said.round, cell: ({ round }) => words.rounds[round as keyof MethodWords['rounds']] ?? round },
          {
            key: 'use',
            title: said.use,
            cell: ({ starts_on, ends_on }) =>
              starts_on ? (
                <>
                  {day(starts_on)} – {day(ends_on)}
                </>
              ) : (
                said.notPublished
              ),
          },
          number('packets', said.packets, ({ packets }) => packets),
          number('face', said.face, ({ face_yuan }) => face_yuan, 'yuan'),
          number('total', said.total, ({ total_yuan }) => total_yuan, 'yuan'),
          number('entrants', said.entrants, ({ entrants }) => entrants),
          number('claimed', said.claimed, ({ claimed }) => claimed),
          number('payments', said.payments, ({ payments }) => payments),
          number('spent', said.spent, ({ spent_yuan }) => spent_yuan, 'yuan'),
          number(
            'ecommerce',
            said.ecommerce,
            ({ ecommerce_share }) => (ecommerce_share === null ? null : ecommerce_share * 100),
            'percent',
          ),
          number('merchants', said.merchants, ({ merchants }) => merchants),
          from(),
        ]}
      />
      <Part<Published<'wallet-tiers'>>
        title={said.tiers}
        rows={published.tiers}
        columns={[
          { key: 'tier', title: said.tier, cell: ({ tier }) => tier },
          { key: 'as_of', title: said.asOf, cell: ({ as_of }) => day(as_of) },
          number('balance', said.balance, ({ balance_yuan }) => balance_yuan, 'yuan'),
          number('single', said.single, ({ single_yuan }) => single_yuan, 'yuan'),
          number('daily', said.daily, ({ daily_yuan }) => daily_yuan, 'yuan'),
          number('annual', said.annual, ({ annual_yuan }) => annual_yuan, 'yuan'),
          from(),
        ]}
      />
      <Part<Published<'market-shares'>>
        title={said.shares}
        rows={published.shares}
        columns={[
          { key: 'period', title: said.period, cell: ({ period }) => since(period) },
          number('alipay', said.alipay, ({ alipay_percent }) => alipay_percent, 'percent'),
          number('tenpay', said.tenpay, ({ tenpay_percent }) => tenpay_percent, 'percent'),
          {
            ...{ key: 'market', title: said.market, number: true },
            cell: ({ market_trillion_yuan: market }) =>
              market === null ? said.notPublished : filled(words.units.trillion_yuan, { n: String(market) }),
          },
          { key: 'provider', title: said.provider, cell: ({ provider }) => <span lang="en">{provider}</span> },
          from(),
        ]}
      />
      <Part<Published<'payment-totals'>>
        title={said.totals}
        rows={totals}
        columns={[
          { key: 'period', title: said.period, cell: ({ period }) => since(period) },
          { key: 'measure', title: said.measure, cell: (row) => words.measures[row.measure] },
          { key: 'value', title: said.figure, number: true, cell: (row) => totalText(row, words, language) },
          number('growth', said.growth, ({ growth_percent }) => growth_percent, 'percent'),
          { key: 'status', title: said.status, cell: ({ status }) => status },
          from(),
        ]}
      />
      <Part<Published<'regions'>>
        title={said.regions}
        rows={published.regions}
        columns={[
          { key: 'region', title: said.region, cell: ({ region_id, label }) => t(`values.region.${region_id}`, { defaultValue: label }) },
          { key: 'batch', title: said.batch, number: true, cell: ({ batch }) => batch },
          { key: 'since', title: said.since, cell: (row) => since(row.since) },
          from(),
        ]}
      />
    </Panel>
  )
}
