import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { addDays } from '../../datasets/calendar.ts'

const run = promisify(execFile)

/** Numbers in [0, 1) that are the same every time (mulberry32). */
function randomness(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const csv = (header: string, rows: readonly (readonly (string | number)[])[]) =>
  `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`

/**
 * Source files of a small pilot from January to June 2021: 160 persons in two cities, three bad rows among the payments (no amount, an
 * unknown rail, a date that does not exist).
 */
export async function writePilot(folder: string, dataset: string, title: string): Promise<string> {
  const random = randomness(7)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const persons = Array.from({ length: 160 }, (_, i) => `p${i}`)
  const people = persons.map((person) => [person, pick(['shenzhen', 'suzhou', '']), pick(['18-29', '30-49', '50+'])])
  const openings = persons.map((person, i) => [
    `w${i}`,
    person,
    pick(['icbc', 'ccb']),
    pick(['tier_2', 'tier_3', 'tier_4']),
    pick(['lottery', 'organic']),
    `${addDays('2021-01-01', Math.floor(random() * 120))} 09:00:00`,
  ])
  const payments = Array.from({ length: 5000 }, (_, i) => {
    const amount = 100 + Math.floor(random() * 20_000)
    return [
      `t${i}`,
      pick(persons),
      pick(['e_cny', 'e_cny', 'alipay', 'wechat_pay', 'card']),
      amount,
      random() < 0.2 ? Math.floor(amount / 2) : 0,
      `${addDays('2021-01-01', Math.floor(random() * 181))} 12:00:00`,
      pick(['in_store', 'ecommerce']),
      pick(['online', 'online', 'online', 'dual_offline']),
      pick(['transport', 'retail', 'catering']),
    ]
  })
  const bad = [
    ['bad1', 'p1', 'e_cny', '', 0, '2021-03-01 12:00:00', 'in_store', 'online', 'retail'],
    ['bad2', 'p2', 'shells', 500, 0, '2021-03-01 12:00:00', 'in_store', 'online', 'retail'],
    ['bad3', 'p3', 'e_cny', 500, 0, '2021-02-30 12:00:00', 'in_store', 'online', 'retail'],
  ]
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'people.csv'), csv('id,city,age', people))
  await writeFile(join(folder, 'wallets.csv'), csv('wallet,holder,bank,tier,how,opened', openings))
  await writeFile(join(folder, 'payments.csv'), csv('id,who,rail,fen,gift,at,where,net,purpose', [...payments, ...bad]))
  const mapping = join(folder, 'mapping.yaml')
  await writeFile(
    mapping,
    `dataset: ${dataset}
pilot: { title: ${title}, time_zone: Asia/Shanghai, currency: CNY, focal_rail: e_cny, simulated: true }
tables:
  rails:
    rows:
      - { rail_id: e_cny, kind: cbdc, mobile: true, label: e-CNY }
      - { rail_id: alipay, kind: third_party, mobile: true, label: Alipay }
      - { rail_id: wechat_pay, kind: third_party, mobile: true, label: WeChat Pay }
      - { rail_id: card, kind: bank_card, label: Bank card }
  regions:
    rows:
      - { region_id: shenzhen, label: Shenzhen }
      - { region_id: suzhou, label: Suzhou }
  operators:
    rows:
      - { operator_id: icbc, label: ICBC, kind: state_bank }
      - { operator_id: ccb, label: CCB, kind: state_bank }
  persons:
    files: [people.csv]
    columns: { person_id: id, region_id: city, age_band: age }
  wallets:
    files: [wallets.csv]
    columns: { wallet_id: wallet, person_id: holder, operator_id: bank, tier: tier, acquisition: how, opened_at: opened }
  payments:
    files: [payments.csv]
    columns:
      payment_id: id
      person_id: who
      rail_id: rail
      kind: "'purchase'"
      amount_minor: fen
      subsidy_minor: gift
      initiated_at: at
      acceptance: where
      connectivity: net
      scenario: purpose
      status: "'succeeded'"
`,
  )
  return mapping
}

/** Imports a mapping through the command line, as a user would. */
export async function importPilot(mapping: string, data: string): Promise<void> {
  await run(process.execPath, ['--import', 'tsx', 'server/cli/index.ts', 'import', '--mapping', mapping, '--json'], {
    env: { ...process.env, PILOTSCOPE_DATA: data },
  })
}

/** Publishes a simulated pilot of about so many payments, with every table of the contract. */
export async function simulatePilot(dataset: string, payments: number, data: string): Promise<void> {
  await run(
    process.execPath,
    ['--import', 'tsx', 'server/cli/index.ts', 'simulate', '--payments', String(payments), '--dataset', dataset, '--json'],
    { env: { ...process.env, PILOTSCOPE_DATA: data } },
  )
}
