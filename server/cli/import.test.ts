import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { header, mappingOf } from '../ingest/import-fixture.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilotscope-cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (file: string, content: string | Uint8Array) => writeFile(join(folder, file), content)

/** Runs the command with its output in pipes, in the folder of the test. */
const pilotscope = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), join(import.meta.dirname, 'index.ts'), ...args],
      { cwd: folder, env: { ...process.env, PILOTSCOPE_DATA: join(folder, 'data') } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

const rows = `a,p1,e_cny,100,2024-03-01
b,p1,alipay,250,2024-03-02
b,p1,alipay,250,2024-03-02
c,p2,alipay,-1,2024-03-03
d,p2,alipay,30,2024-04-01
`

describe('import prints what became of the records', () => {
  test('5 read = 3 accepted + 1 quarantined + 1 duplicate; nothing on standard error, which is a pipe', async () => {
    await write('a.csv', header + rows)
    await write('mapping.yaml', mappingOf('a.csv'))
    const { code, out, err } = await pilotscope('import', '--mapping', 'mapping.yaml')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n').map((line) => line.trim().split(/ {2,}/).join(' | '))
    expect(lines).toContain('table | file | read | accepted | quarantined | duplicate | excluded | note')
    expect(lines).toContain('payments | a.csv | 5 | 3 | 1 | 1 | 0')
    expect(out).toContain('read = accepted + quarantined + duplicate + excluded\n')
    expect(out).toMatch(/ 1 × payments\.amount_minor amount_not_positive: .*mend the value/)
    expect(out).toContain('pilotscope datasets quarantine test')
    expect(lines).toContain('rail | month | payments | value_minor')
    for (const total of ['alipay | 2024-03 | 1 | 250', 'alipay | 2024-04 | 1 | 30', 'e_cny | 2024-03 | 1 | 100'])
      expect(lines).toContain(total)
    expect(out).toMatch(/\ntest now serves release \S+\.\n$/)
  }, 120_000)

  test('as JSON, with the difference to the release before: alipay in March 250, then 250 + 50', async () => {
    await write('a.csv', header + rows)
    await write('mapping.yaml', mappingOf('"*.csv"'))
    const first = JSON.parse((await pilotscope('import', '--mapping', 'mapping.yaml', '--json')).out)
    expect(first).toMatchObject({
      dataset: 'test',
      outcome: 'published',
      tables: { payments: { read: 5, accepted: 3, quarantined: 1, duplicate: 1, excluded: 0 } },
      quarantine: [{ table: 'payments', column: 'amount_minor', code: 'amount_not_positive', rows: 1 }],
    })
    await write('b.csv', `${header}e,p2,alipay,50,2024-03-31\n`)
    const checked = JSON.parse((await pilotscope('import', '--mapping', 'mapping.yaml', '--check', '--json')).out)
    expect(checked).toMatchObject({ outcome: 'checked', tables: { payments: { read: 1, accepted: 1 } } })
    expect(checked.files.map(({ file, known }: { file: string; known: boolean }) => [file, known])).toEqual([
      ['a.csv', true],
      ['b.csv', false],
    ])
    expect(
      checked.control.find((total: { rail_id: string; month: string }) => total.month.startsWith('2024-03') && total.rail_id === 'alipay'),
    ).toMatchObject({
      payments: 2,
      value_minor: 300,
      payments_change: 1,
      value_change: 50,
    })
  }, 120_000)

  test('the same files again: nothing new, and the release stays', async () => {
    await write('a.csv', header + rows)
    await write('mapping.yaml', mappingOf('a.csv'))
    const first = (await pilotscope('import', '--mapping', 'mapping.yaml')).out
    const second = await pilotscope('import', '--mapping', 'mapping.yaml')
    expect(second.code).toBe(0)
    const release = /now serves release (\S+)\./.exec(first)![1]
    expect(second.out).toContain(`Nothing new: every file was loaded before. test still serves release ${release}.`)
    expect(second.out).toContain('loaded before')
  }, 120_000)
})

describe('what cannot be imported ends with code 1, its place and its mend, and no stack', () => {
  async function refused(...args: string[]): Promise<string> {
    const { code, out, err } = await pilotscope('import', ...args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).not.toMatch(/\n\s+at /)
    return err
  }

  test('an expression over a column the file does not have, on line 10 of the mapping', async () => {
    await write('a.csv', header + rows)
    await write('mapping.yaml', mappingOf('a.csv', { amount_minor: 'fenn' }))
    const err = await refused('--mapping', 'mapping.yaml')
    expect(err).toMatch(/mapping\.yaml, line 10, column \d+: payments\.columns\.amount_minor: a\.csv has no column fenn/)
    expect(err).toMatch(/Did you mean fen\?/)
  }, 120_000)

  test('a file none of whose rows can be accepted: its line 2, its column, the mend; the release before is still served', async () => {
    await write('a.csv', header + rows)
    await write('mapping.yaml', mappingOf('a.csv'))
    await pilotscope('import', '--mapping', 'mapping.yaml')
    const before = (await pilotscope('datasets', '--json')).out
    await write('b.csv', `${header}x,p1,bitcoin,1,2024-03-01\n`)
    await write('mapping.yaml', mappingOf('b.csv'))
    const err = await refused('--mapping', 'mapping.yaml')
    expect(err).toMatch(/b\.csv, line 2, column rail_id: rail_id is not among the rails/)
    expect(err).toMatch(/Add it to rails/)
    expect((await pilotscope('datasets', '--json')).out).toBe(before)
  }, 120_000)

  test('a mapping that is not there', async () => {
    expect(await refused('--mapping', 'nowhere.yaml')).toMatch(/nowhere\.yaml cannot be read[\s\S]*--mapping/)
  }, 120_000)
})

describe('mapping init writes a mapping that loads', () => {
  const loads = async (...sources: string[]) => {
    const { code, out, err } = await pilotscope('mapping', 'init', ...sources, '--out', 'first.yaml')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('pilotscope import --mapping first.yaml --check')
    const checked = await pilotscope('import', '--mapping', 'first.yaml', '--check', '--json')
    expect(checked).toMatchObject({ code: 0, err: '' })
    return JSON.parse(checked.out)
  }

  test('English headers: amounts with a fraction are yuan, 12.50 + 7.25 + 30.25 = 5000 fen', async () => {
    await write(
      'sales.csv',
      `transaction_id,customer_id,payment_method,amount,created_at,status,note
1,u1,e-CNY,12.50,2024-03-01 10:00:00,success,
2,u2,Visa card,7.25,2024-03-01 11:00:00,success,gift
3,u1,Cash,30.25,2024-03-02 12:00:00,timeout,
`,
    )
    const report = await loads('sales.csv')
    expect(report.tables.payments).toEqual({ read: 3, accepted: 3, quarantined: 0, duplicate: 0, excluded: 0 })
    expect(report.control.reduce((sum: number, { value_minor }: { value_minor: number }) => sum + value_minor, 0)).toBe(5000)
    const text = await readFile(join(folder, 'first.yaml'), 'utf8')
    expect(text).toMatch(/rail_id: "e-CNY", kind: cbdc/)
    expect(text).toMatch(/rail_id: "Visa card", kind: bank_card/)
    expect(text).toMatch(/then 'succeeded' else 'failed' end".*TODO/)
    expect(text).toContain('# Not used: note')
  }, 120_000)

  test('Chinese headers in GBK, with days as 20240301', async () => {
    const gbk: Record<string, number[]> = {
      交: [0xbd, 0xbb],
      易: [0xd2, 0xd7],
      号: [0xba, 0xc5],
      用: [0xd3, 0xc3],
      户: [0xbb, 0xa7],
      金: [0xbd, 0xf0],
      额: [0xb6, 0xee],
      时: [0xca, 0xb1],
      间: [0xbc, 0xe4],
      支: [0xd6, 0xa7],
      付: [0xb8, 0xb6],
      方: [0xb7, 0xbd],
      式: [0xca, 0xbd],
      现: [0xcf, 0xd6],
    }
    const text = '交易号,用户,支付方式,金额,交易时间\n1,用1,现金,5.50,20240301\n2,用2,现金,4.50,20240302\n'
    await write('payments.csv', Buffer.from([...text].flatMap((character) => gbk[character] ?? [character.charCodeAt(0)])))
    const report = await loads('payments.csv')
    expect(report.tables.payments).toMatchObject({ read: 2, accepted: 2 })
    expect(report.control).toMatchObject([{ rail_id: '现金', payments: 2, value_minor: 1000 }])
    expect(await readFile(join(folder, 'first.yaml'), 'utf8')).toContain('rail_id: "现金", kind: cash')
  }, 120_000)

  test('payments.csv and persons.csv: a table each, e_cny the digital currency', async () => {
    await write('payments.csv', 'payment_id,person_id,rail_id,amount,paid_at\n1,u1,e_cny,12.50,2024-03-01\n2,u2,alipay,7.25,2024-03-01\n')
    await write('persons.csv', 'person_id,region\nu1,luohu\nu2,futian\n')
    const report = await loads('payments.csv', 'persons.csv')
    expect(report.tables).toMatchObject({ persons: { read: 2, accepted: 2 }, payments: { read: 2, accepted: 2 } })
    expect(await readFile(join(folder, 'first.yaml'), 'utf8')).toContain('rail_id: "e_cny", kind: cbdc, mobile: true')
  }, 120_000)

  test('a mapping that is there already is not written over', async () => {
    await write('a.csv', header + rows)
    await write('first.yaml', 'mine')
    const { code, err } = await pilotscope('mapping', 'init', 'a.csv', '--out', 'first.yaml')
    expect(code).toBe(1)
    expect(err).toMatch(/first\.yaml exists already\.[\s\S]*--out/)
    expect(await readFile(join(folder, 'first.yaml'), 'utf8')).toBe('mine')
  }, 120_000)
})
