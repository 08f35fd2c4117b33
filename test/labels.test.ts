import { expect, test } from 'vitest'
import { languages, metrics } from '../datasets/metrics/index.ts'
import { choices } from '../datasets/query.ts'

/** Words that are the same in every language: names and symbols. */
const names = new Set(['HHI', 'Gini', 'n', 'URL'])
const han = /\p{Script=Han}/u

test.each(metrics.map((metric) => [metric.id, metric] as const))('%s has its words in every language', (_, metric) => {
  for (const language of languages) {
    const words = metric.labels[language]
    const said = (text: string | undefined, what: string) => {
      expect(text?.trim(), `${metric.id}, ${language}: ${what}`).toBeTruthy()
      if (language === 'en') expect(han.test(text!), `${metric.id}, en: ${what} “${text}”`).toBe(false)
      else if (!names.has(text!)) expect(han.test(text!), `${metric.id}, ${language}: ${what} “${text}” is not Chinese`).toBe(true)
    }
    for (const key of ['title', 'question', 'definition', 'population', 'denominator', 'source'] as const) said(words[key], key)
    for (const column of Object.keys(metric.row.shape)) said(words.columns[column], `column ${column}`)
    for (const [name, schema] of Object.entries(metric.params.shape)) {
      said(words.params[name], `parameter ${name}`)
      for (const value of choices(schema as never)) said(words.values[`${name}.${value}`], `value ${name}.${value}`)
    }
  }
})

test.each(metrics.map((metric) => [metric.id, metric] as const))(
  '%s says the same things in both Chinese scripts, each in its own',
  (_, metric) => {
    const [hans, hant] = [metric.labels['zh-Hans'], metric.labels['zh-Hant']]
    expect(Object.keys(hant.columns).sort()).toEqual(Object.keys(hans.columns).sort())
    expect(hant.definition).not.toBe(hans.definition)
    expect(
      /[们这为户额笔货钱过还进后时间数据]/u.test(hant.definition.replace(/[後額]/gu, '')),
      `${metric.id}: simplified characters in zh-Hant`,
    ).toBe(false)
  },
)
