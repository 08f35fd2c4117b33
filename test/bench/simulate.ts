import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishSimulation } from '../../server/simulation/release.ts'

/** `tsx test/bench/simulate.ts [payments] [data folder] [dataset]`: time, time of all processors together, and memory of a simulated release, as JSON. */
const payments = Number(process.argv[2] ?? 1_000_000)
/** Where a folder is given the release stays in it, in the place of one of that name. */
const kept = process.argv[3]
const dataset = process.argv[4] ?? 'bench'
const data = kept ?? mkdtempSync(join(process.env.PILOTSCOPE_BENCH ?? tmpdir(), 'bench-simulate-'))
if (kept) rmSync(join(kept, dataset), { recursive: true, force: true })
const started = performance.now()
let simulated = 0
let simulatedCpu = 0
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
try {
  const { published, truth } = await publishSimulation({
    data,
    dataset,
    simulation: { seed: 1, payments },
    onProgress: (_, phase) => {
      if (phase !== 'publish' || simulated) return
      simulated = performance.now() - started
      simulatedCpu = cpu()
    },
  })
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(
    `${JSON.stringify({
      bench: 'simulate',
      payments: truth.rows.payments,
      persons: truth.rows.persons,
      simulate_seconds: Number((simulated / 1000).toFixed(1)),
      simulate_cpu_seconds: Number(simulatedCpu.toFixed(1)),
      seconds: Number(seconds.toFixed(1)),
      cpu_seconds: Number(cpu().toFixed(1)),
      peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
      database_mb: Math.round((published.manifest?.database_bytes ?? 0) / 1e6),
    })}\n`,
  )
} finally {
  if (!kept) rmSync(data, { recursive: true, force: true })
}
