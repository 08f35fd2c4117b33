import { expect, test } from 'vitest'
import { contract } from '../../../datasets/contract/index.ts'
import { languages } from '../../../datasets/metrics/metric.ts'
import {
  afterPilot,
  badValue,
  beforePilot,
  brokenRecord,
  dateMismatch,
  expressionFailed,
  keyConflict,
  missing,
  notAllowed,
  originalMissing,
  unknownReference,
  wrongType,
} from '../../../server/ingest/check.ts'
import en from '../../i18n/en.json'
import zhHans from '../../i18n/zh-Hans.json'
import zhHant from '../../i18n/zh-Hant.json'
import { claims } from './claims.ts'
import { filled, methodWords } from './methods-words.ts'
import { published } from './published.ts'
import { faultText, sourceWords } from './source-words.ts'

const chinese = ['zh-Hans', 'zh-Hant'] as const
const han = /\p{Script=Han}/u
const payments = contract.find(({ name }) => name === 'payments')!
const column = (name: string) => payments.columns.find((each) => each.name === name)!

/** Every fault that the importer can find, as it words it. */
const faults = [
  badValue('fen', 'BIGINT'),
  expressionFailed('amount_minor', 'fen * 100'),
  wrongType(column('settled_at')),
  wrongType(column('amount_minor')),
  missing(column('person_id')),
  notAllowed(column('status')),
  unknownReference(column('rail_id')),
  keyConflict(payments),
  originalMissing,
  dateMismatch,
  beforePilot,
  afterPilot,
  ...['missing_columns', 'too_many_columns', 'unquoted_value', 'line_size_over_maximum', 'invalid_encoding'].map((code) =>
    brokenRecord({ code, column: null }),
  ),
  ...contract.flatMap(({ rules }) =>
    rules.map(({ code, column, holds, mend }) => ({ code, column, message: `Does not hold: ${holds}.`, mend })),
  ),
].map((fault) => ({ table_name: 'payments', column_name: fault.column, ...fault }))

test('every table and column of the contract has its meaning in Chinese, and nothing else has', () => {
  for (const language of chinese) {
    const { tables } = sourceWords[language]
    expect(Object.keys(tables).sort()).toEqual(contract.map(({ name }) => name).sort())
    for (const { name, columns } of contract) {
      expect(tables[name]!.description).toMatch(han)
      expect(Object.keys(tables[name]!.columns).sort(), name).toEqual(columns.map((each) => each.name).sort())
      for (const text of Object.values(tables[name]!.columns)) expect(text).toMatch(han)
    }
  }
})

test('every fault the importer can find is said in Chinese, in whole, with its parameters in it', () => {
  expect(faults.length).toBeGreaterThan(35)
  for (const language of chinese)
    for (const fault of faults) {
      const { message, mend } = faultText(language, fault)
      for (const text of [message, mend]) {
        expect(text, `${language}: ${fault.code}`).toMatch(han)
        expect(text, `${language}: ${fault.code}`).not.toMatch(/\{\{/)
      }
    }
  const of = (code: string) => faultText('zh-Hans', faults.find((fault) => fault.code === code)!).message
  expect(of('not_allowed')).toBe('status不是以下取值之一：succeeded、declined、failed、reversed。')
  expect(of('expression_failed')).toBe('该行无法计算映射表达式fen * 100。')
  expect(of('unknown_reference')).toBe('rail_id的值在数据集的rails表中不存在。')
  expect(of('wrong_type')).toBe('settled_at不是时间（UTC）。')
  expect(of('key_conflict')).toBe('此前已接受主键（payment_id）相同而内容不同的一行。')
})

test('a lost quote says in Chinese how many lines it takes; English is the importer’s own; an unknown code keeps its words', () => {
  const lost = { table_name: 'payments', column_name: null, ...brokenRecord({ code: 'unquoted_value', column: null }, 812) }
  expect(faultText('zh-Hant', lost).message).toContain('812列')
  expect(faultText('en', lost)).toEqual({ message: lost.message, mend: lost.mend })
  expect(faultText('zh-Hans', { ...lost, code: 'new', message: 'M', mend: 'N' })).toEqual({ message: 'M', mend: 'N' })
})

test('every fault has its short reason in every language', () => {
  for (const { reasons } of [en, zhHans, zhHant]) for (const { code } of faults) expect(Object.keys(reasons)).toContain(code)
})

type Tree = { [key: string]: string | Tree | readonly string[] }
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value as Tree, `${path}${key}.`),
  )

test.each(chinese)('the words of Data & methods in %s: the same texts as in English, none left in English', (language) => {
  const english = new Map(leaves(methodWords.en as unknown as Tree))
  const own = leaves(methodWords[language] as unknown as Tree)
  expect(own.map(([key]) => key).sort()).toEqual([...english.keys()].sort())
  const left = own.filter(
    ([key, text]) =>
      (english.get(key) === '') !== (text === '') ||
      (/[a-z]{3}/i.test(english.get(key)!.replaceAll(/\{\{\w+\}\}/g, '')) && !han.test(text)),
  )
  expect(left).toEqual([])
  for (const [key, text] of own)
    expect(text.match(/\{\{\w+\}\}/g)?.sort(), key).toEqual(
      english
        .get(key)!
        .match(/\{\{\w+\}\}/g)
        ?.sort(),
    )
})

test('every claim has its words, every round and break its name, and every claim that nothing answers says why', () => {
  for (const language of languages) {
    const words = methodWords[language]
    expect(Object.keys(words.claims.each).sort()).toEqual(claims.map(({ id }) => id).sort())
    for (const { id, open } of claims) if (open) expect(words.claims.each[id].remark, id).not.toBe('')
    for (const { round } of published.rounds) expect(Object.keys(words.rounds)).toContain(round)
    for (const { measure, after_series } of published.breaks) expect(Object.keys(words.breaks)).toContain(`${measure}/${after_series}`)
  }
})

test('a text keeps what it has no value for', () => expect(filled('{{a}} of {{b}}', { a: '1' })).toBe('1 of {{b}}'))
