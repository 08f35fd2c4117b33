import type { Rule } from '../../datasets/alerts/rule.ts'
import type { Verdict } from '../../datasets/alerts/verdict.ts'
import type { Grain } from '../../datasets/calendar.ts'
import type { Dimensions } from '../../datasets/dimensions.ts'
import type { Facts } from '../../datasets/facts.ts'
import { filterKeys } from '../../datasets/filters.ts'
import { metricById } from '../../datasets/metrics/index.ts'
import type { Language } from '../../datasets/metrics/metric.ts'
import { structureOf } from '../../datasets/observations/columns.ts'
import { type Formats, formatsOf } from '../../datasets/presentation/format.ts'
import { nameText, valueText } from '../../datasets/presentation/names.ts'
import { phrasesOf } from '../../datasets/presentation/phrases.ts'
import { filled } from '../briefing/words.ts'
import type { Manifest } from '../release/manifest.ts'
import en from './words.en.json'
import hans from './words.zh-Hans.json'
import hant from './words.zh-Hant.json'

export type AlertWords = Readonly<Record<keyof typeof en, string>>

export const alertWords: Readonly<Record<Language, AlertWords>> = { en, 'zh-Hans': hans, 'zh-Hant': hant }

/** What an alert is told from. */
export interface Told {
  rule: Rule
  verdict: Verdict
  /** Of the verdict’s period; null where it is of the whole range. */
  grain: Grain | null
  facts: Facts
  dimensions: Dimensions
  manifest: Pick<Manifest, 'dataset' | 'release' | 'sequence' | 'pilot'>
}

/** Every digit: a rounded value could stand on the other side of its limit. */
function written(value: number, unit: string | null, formats: Formats): string {
  if (unit === 'share') return formats.percent(value, 2)
  return unit === 'minor' ? formats.exactMoney(value) : formats.exact(value)
}

function ruleText({ level, change, late }: Rule, bounded: boolean, write: (value: number) => string, formats: Formats, words: AlertWords) {
  if (level)
    return level.above !== undefined
      ? filled(words[bounded ? 'aboveInterval' : 'above'], { limit: write(level.above) })
      : filled(words[bounded ? 'belowInterval' : 'below'], { limit: write(level.below!) })
  if (change) return change.by > 0 ? filled(words[`${change.direction}By`], { by: formats.percent(change.by, 0) }) : words[change.direction]
  return late ? filled(words.late, { days: late.days }) : words.absent
}

/** An alert in the words of a language: a title for a subject line, and sentences, a line each, that need nothing beside them. */
export function alertText(
  language: Language,
  { rule, verdict, grain, facts, dimensions, manifest }: Told,
): { title: string; text: string } {
  const words = alertWords[language]
  const t = phrasesOf(language)
  const formats = formatsOf(language, facts.currency)
  const metric = metricById(rule.metric)!
  const own = metric.labels[language]
  const measure = structureOf(metric).measures.find(({ name }) => name === rule.measure)!
  const bare = (value: number) => written(value, measure.unit, formats)
  const write = (value: number) =>
    measure.unit === 'persons' || measure.unit === 'payments' ? t(`chart.count.${measure.unit}`, { n: bare(value) }) : bare(value)
  const valueName = (key: string, value: string) => {
    const known = own.values[`${key}.${value}`]
    if (known !== undefined) return known
    if (key.includes('rail')) return nameText(t, 'rail', value, dimensions.rails.find(({ id }) => id === value)?.label)
    const filter = filterKeys.find((known) => known === key)
    return filter ? valueText(t, dimensions, filter, value) : value
  }
  const chosen = [
    ...Object.entries(rule.where).map(([key, value]) => ({ name: own.columns[key] ?? key, value: valueName(key, value) })),
    ...Object.entries(rule.filters).flatMap(([key, values]) =>
      values!.length ? [{ name: t(`card.filter.${key}`), value: values!.map((one) => valueName(key, one)).join(t('brief.or')) }] : [],
    ),
  ].map((pair) => filled(words.chosen, pair))
  const label = own.columns[rule.measure] ?? rule.measure
  const named = chosen.length ? filled(words.named, { measure: label, chosen: chosen.join(words.semicolon) }) : label
  const { period, value, lower, upper, before } = verdict
  const name = period === null ? named : filled(words.of, { name: named, period: formats.period(period, grain ?? 'day') })
  const bounded = lower !== null && upper !== null
  const alone = value === null ? words.missing : write(value)
  const beside = bounded ? filled(words.interval, { value: alone, lower: bare(lower), upper: bare(upper) }) : alone
  const title = filled(words[verdict.state === 'firing' ? 'raised' : 'over'], { id: rule.id, title: own.title })
  const { dataset, release, sequence, pilot } = manifest
  const lines = [
    title,
    ...(pilot.simulated ? [t('brief.simulated')] : []),
    filled(words.figure, { name, value: before === null ? beside : filled(words.before, { value: beside, before: write(before) }) }),
    ruleText(rule, bounded, write, formats, words),
    filled(words.release, { dataset, release, sequence, cutoff: formats.date(facts.cutoff) }),
  ]
  return { title, text: lines.join('\n') }
}
