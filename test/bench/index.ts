import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Measured, type Report, type Run, reportSchema, withRun } from './figures.ts'
import { growthLines, growthPicture } from './growth.ts'
import { machine } from './machine.ts'
import { importFigures, simulateFigures } from './outcome.ts'
import { benchTable, withTable } from './table.ts'

/**
 * `npm run bench -- [--only import,simulate,compact,queries,views] [--payments 1000000,10000000] [--growth 3000000] [--releases folder]`
 *
 * Runs the benches one after another, each in a process of its own, keeps what they measured in docs/bench.json and shows it in README.md.
 * A bench that is not run keeps the figures it has. `--growth` names further sizes at which only the rows and bytes of the compact tables are
 * looked at: `--only compact --payments '' --growth 30000000` adds that point to the curve (some six minutes and 2 GB of disk).
 * `--releases` is a folder in which the simulated releases stay, and are found again.
 */
const { values: given } = parseArgs({
  options: {
    only: { type: 'string' },
    payments: { type: 'string', default: '1000000,10000000' },
    growth: { type: 'string', default: '3000000' },
    releases: { type: 'string' },
  },
})

const names = ['import', 'simulate', 'compact', 'queries', 'views'] as const
type Name = (typeof names)[number]

const root = join(import.meta.dirname, '..', '..')
const kept = { json: join(root, 'docs', 'bench.json'), picture: join(root, 'docs', 'growth.svg'), readme: join(root, 'README.md') }
const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)

function listed<T>(text: string, read: (part: string) => T | undefined, option: string): T[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const value = read(part)
      if (value === undefined) throw new Error(`--${option} ${part} is not understood.`)
      return value
    })
}
const number = (part: string) => (/^[1-9]\d*$/.test(part) ? Number(part) : undefined)
const chosen = given.only ? listed(given.only, (part) => names.find((name) => name === part), 'only') : [...names]
const payments = listed(given.payments, number, 'payments')
const growth = listed(given.growth, number, 'growth')

/** Runs a TypeScript file of the project and returns what it prints. */
async function printed(file: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, file), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}.`)
  return text
}

/** What a bench says in the last line that it prints. */
const told = async (file: string, args: readonly string[]): Promise<unknown> =>
  JSON.parse((await printed(file, args)).trim().split('\n').at(-1)!)

async function report(): Promise<Report> {
  if (!existsSync(kept.json)) return { runs: [] }
  return reportSchema.parse(JSON.parse(await readFile(kept.json, 'utf8')))
}

async function keep(bench: Name, size: number, measure: () => Promise<Measured>): Promise<void> {
  const [load] = loadavg()
  const started = Date.now()
  say(`${bench}, ${size}: load ${load!.toFixed(1)}`)
  const measured = await measure()
  const run: Run = {
    bench,
    size,
    started_at: new Date(started).toISOString(),
    machine: await machine(),
    load_average: Number(load!.toFixed(2)),
    seconds: Number(((Date.now() - started) / 1000).toFixed(1)),
    ...measured,
  }
  const shown = reportSchema.parse(withRun(await report(), run))
  await writeFile(kept.json, `${JSON.stringify(shown, null, 2)}\n`)
  await writeFile(kept.readme, withTable(await readFile(kept.readme, 'utf8'), benchTable(shown)))
  const lines = growthLines(shown.runs.flatMap(({ growth }) => growth ?? []))
  if (lines.length) await writeFile(kept.picture, `${growthPicture(lines)}\n`)
  for (const { what, median, unit, holds } of run.figures)
    say(`  ${what}: ${median} ${unit}${holds === false ? ' (beyond its limit)' : ''}`)
}

const folder = given.releases ?? (await mkdtemp(join(process.env.PILOTSCOPE_BENCH ?? tmpdir(), 'pilotscope-releases-')))
try {
  if (chosen.includes('import'))
    await keep('import', Math.max(...payments), async () => ({
      figures: importFigures(await told('test/bench/import.ts', [String(Math.max(...payments))])),
    }))
  const argumentsOf = (bench: Name, dataset: string, size: number) => [
    ...[folder, dataset, String(size)],
    // What is only looked at for its growth is not made a second time.
    ...(bench === 'compact' && !payments.includes(size) ? ['rows'] : []),
  ]
  const looked = chosen.includes('compact') ? [...payments, ...growth] : chosen.some((name) => name !== 'import') ? payments : []
  for (const size of [...new Set(looked)].sort((a, b) => a - b)) {
    const dataset = `p${size}`
    if (chosen.includes('simulate') && payments.includes(size))
      await keep('simulate', size, async () => ({
        figures: simulateFigures(await told('test/bench/simulate.ts', [String(size), folder, dataset]), size),
      }))
    if (!existsSync(join(folder, dataset, 'current'))) {
      say(`a simulated release of ${size} payments is made`)
      await printed('server/cli/index.ts', ['simulate', '--payments', String(size), '--dataset', dataset, '--data', folder])
    }
    for (const bench of ['compact', 'queries', 'views'] as const)
      if (chosen.includes(bench) && (bench === 'compact' || payments.includes(size)))
        await keep(bench, size, async () => (await told(`test/bench/${bench}.ts`, argumentsOf(bench, dataset, size))) as Measured)
    if (!given.releases) await rm(join(folder, dataset), { recursive: true, force: true })
  }
} finally {
  if (!given.releases) await rm(folder, { recursive: true, force: true })
}
