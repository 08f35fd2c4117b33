import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bind, sql, trusted } from '../../datasets/sql.ts'
import { ingest, parseMapping } from '../../server/ingest/index.ts'
import { Database } from '../../server/warehouse/database.ts'

/**
 * Import of a payments CSV with all checks and quarantine against DuckDB's bare `CREATE TABLE AS FROM read_csv` of the same file.
 * The bare one runs before and after, and the quicker of the two counts.
 * `tsx test/bench/import.ts [rows]` prints both times in seconds, on the clock and of the processor, their ratios and the peak of resident memory.
 */
const rows = Number(process.argv[2] ?? 10_000_000)
const folder = mkdtempSync(join(process.env.PILOTSCOPE_BENCH ?? tmpdir(), 'pilotscope-bench-'))
const csv = join(folder, 'payments.csv')

/** Seconds on the clock and of both processors together; on a machine that does other work too, the latter tell more. */
async function seconds(work: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: Math.round(performance.now() - start) / 1000, cpu: Math.round((user + system) / 1000) / 1000 }
}

const ratio = (a: number, b: number) => Math.round((a / b) * 100) / 100

/** One row in a thousand is bad: no amount, a word for an amount, a rail that is not known, a refund of nothing. */
async function writeCsv(): Promise<void> {
  const database = await Database.open(':memory:', { allowed: [csv] })
  await database.run(sql`copy (
    select 'pay' || i as payment_id, 'u' || ((hash(i) % 500000)::integer) as person_id, case when i % 4000 = 1 then 'shell' else (['e_cny', 'alipay', 'wechat_pay', 'card', 'cash'])[1 + (hash(i + 1) % 5)::integer] end as rail_id,
      case when i % 4000 = 2 then 'refund' else 'purchase' end as kind,
      case when i % 4000 = 3 then 'many' when i % 4000 = 4 then null else ((100 + (hash(i + 2) % 99900)::integer) / 100)::decimal(18, 2)::varchar end as amount,
      timestamp '2024-01-01' + to_seconds((hash(i + 3) % 39312000)::integer) as initiated_at,
      (['in_store', 'ecommerce', 'unknown'])[1 + (hash(i + 4) % 3)::integer] as acceptance, (['online', 'payer_offline', 'unknown'])[1 + (hash(i + 5) % 3)::integer] as connectivity,
      (['catering', 'transport', 'utilities', 'retail'])[1 + (hash(i + 6) % 4)::integer] as scenario, case when (hash(i + 7) % 50)::integer = 0 then 'failed' else 'succeeded' end as status,
      (hash(i + 8) % 3000)::integer as latency_ms, case when i % 4000 = 2 then 'nothing' end as original_payment_id
    from range(${bind(rows)}::bigint) t(i)) to ${trusted(`'${csv}'`)} (format csv, header)`)
  database.close()
}

const bare = () =>
  seconds(async () => {
    rmSync(join(folder, 'bare.duckdb'), { force: true })
    const database = await Database.open(join(folder, 'bare.duckdb'), { allowed: [csv], scratch: join(folder, 'spill') })
    await database
      .run(sql`create table payments as from read_csv(${trusted(`'${csv}'`)})`)
      .catch(() => database.run(sql`create table payments as from read_csv(${trusted(`'${csv}'`)}, types = {'amount': 'VARCHAR'})`))
    await database.run(sql`checkpoint`)
    database.close()
  })

const mapping = `
dataset: bench
pilot: { title: Bench, time_zone: Asia/Shanghai, currency: CNY, focal_rail: e_cny, starts_on: 2023-12-31 }
tables:
  rails: { rows: [ ${['e_cny', 'alipay', 'wechat_pay', 'card', 'cash'].map((rail) => `{ rail_id: ${rail}, kind: other, label: ${rail} }`).join(', ')} ] }
  payments:
    files: payments.csv
    where: status <> 'reversed'
    columns: { payment_id: payment_id, person_id: person_id, rail_id: rail_id, kind: kind, amount_minor: round(amount * 100)::bigint, initiated_at: initiated_at,
      acceptance: acceptance, connectivity: connectivity, scenario: scenario, status: status, latency_ms: latency_ms, original_payment_id: original_payment_id }
`

let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 50)
try {
  await writeCsv()
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch)
  writeFileSync(join(folder, 'mapping.yaml'), mapping)
  const before = await bare()
  peak = 0
  const phases: Record<string, number> = {}
  let [phase, since] = ['start', performance.now()]
  let counts: unknown
  const importTime = await seconds(async () => {
    const report = await ingest({
      mapping: parseMapping(mapping, join(folder, 'mapping.yaml')),
      base: null,
      target: join(folder, 'release.duckdb'),
      scratch,
      onProgress: (progress) => {
        if (progress.phase === phase) return
        phases[phase] = Math.round(performance.now() - since) / 1000
        ;[phase, since] = [progress.phase, performance.now()]
      },
    })
    phases[phase] = Math.round(performance.now() - since) / 1000
    counts = report.tables.payments
  })
  const importPeak = peak
  const bareTime = [before, await bare()].reduce((a, b) => (a.wall <= b.wall ? a : b))
  console.log(
    JSON.stringify({
      rows,
      csv_bytes: statSync(csv).size,
      bare_seconds: bareTime.wall,
      import_seconds: importTime.wall,
      ratio: ratio(importTime.wall, bareTime.wall),
      bare_cpu_seconds: bareTime.cpu,
      import_cpu_seconds: importTime.cpu,
      cpu_ratio: ratio(importTime.cpu, bareTime.cpu),
      peak_rss_bytes: importPeak,
      phases,
      counts,
    }),
  )
} finally {
  clearInterval(watch)
  rmSync(folder, { recursive: true, force: true })
}
