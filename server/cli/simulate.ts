import { existsSync } from 'node:fs'
import cliProgress from 'cli-progress'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { SimulationOptions } from '../../datasets/simulator/index.ts'
import { Failure } from '../errors.ts'
import { alertsAfter } from './alerts-after.ts'
import { type DataOption, dataOption } from './catalogue.ts'
import { printJson } from './output.ts'

interface SimulateOptions extends DataOption {
  payments: number
  seed: number
  from?: string
  to?: string
  dataset: string
  files?: string
  format?: 'csv' | 'parquet'
  defects?: boolean
  json?: boolean
}

/** `pilotscope simulate`: a pilot that could be real, as a dataset or as files to import. */
export function register(program: Command): void {
  program
    .command('simulate')
    .description('make a simulated pilot, the same one for the same seed; it is marked as simulated wherever it shows')
    .option('--payments <n>', 'about how many payments', whole(100, 100_000_000), 1_000_000)
    .option('--seed <s>', 'whole number that decides everything random', whole(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--from <date>', 'first day, YYYY-MM-DD; 2020-04-01 where it is left out', day)
    .option('--to <date>', 'last day, YYYY-MM-DD; 2021-06-30 where it is left out', day)
    .option('--dataset <name>', 'dataset to publish it as', 'demo')
    .option('--files <folder>', 'write files and a mapping that imports them into this new or empty folder instead of publishing')
    .addOption(new Option('--format <format>', 'of the files').choices(['csv', 'parquet']))
    .option('--defects', 'add files with every kind of defect the importer knows, and the list of what it should find')
    .option('--json', 'for machines')
    .addOption(dataOption())
    .action((options: SimulateOptions) => run(options))
}

async function run({ data, dataset, files, format, defects, json, payments, seed, from, to }: SimulateOptions): Promise<void> {
  const simulation: SimulationOptions = { payments, seed, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const { parameters } = await import('../../datasets/simulator/index.ts')
  if ((from ?? parameters.window.from) >= (to ?? parameters.window.to))
    throw new Failure('window', 'The first day is not before the last.', 'Give --from before --to, both as YYYY-MM-DD.')
  if ((defects || format) && !files)
    throw new Failure('files_missing', '--defects and --format say how files are written.', 'Give --files <folder> too.')
  const bar = new SimulationBar()
  try {
    if (files) {
      const { writeSimulation } = await import('../simulation/files.ts')
      const written = await writeSimulation({ folder: files, format: format ?? 'csv', dataset, simulation, defects, onProgress: bar.show })
      bar.stop()
      if (json) printJson({ folder: files, scale: written.truth.scale, rows: written.rows, files: written.files })
      else
        process.stdout.write(
          `${written.rows.payments} payments at ${scaleText(written.truth.scale)} of the published size in ${files}.\nImport them: pilotscope import --mapping ${files}/mapping.yaml\n`,
        )
      return
    }
    const { publishSimulation } = await import('../simulation/release.ts')
    const { published, truth } = await publishSimulation({ data, dataset, simulation, onProgress: bar.show })
    bar.stop()
    if (published.outcome === 'published') await alertsAfter(data, dataset)
    if (json) printJson({ dataset, release: published.release, outcome: published.outcome, scale: truth.scale, rows: truth.rows })
    else
      process.stdout.write(
        `${dataset} now serves release ${published.release}: ${truth.rows.payments} simulated payments of ${truth.rows.persons} persons, at ${scaleText(truth.scale)} of the published size.\nWhat was planted in it: ${data}/${dataset}/truth.json\n`,
      )
  } finally {
    bar.stop()
  }
}

const scaleText = (scale: number) => `1 : ${Math.round(1 / scale).toLocaleString('en')}`

/** A bar on standard error; silent where that is no terminal. */
export class SimulationBar {
  private bar: cliProgress.SingleBar | undefined
  private readonly words = { simulate: 'simulating people', publish: 'making the release', write: 'writing files' } as const

  readonly show = (share: number, phase: keyof SimulationBar['words']): void => {
    if (!process.stderr.isTTY) return
    if (!this.bar) {
      this.bar = new cliProgress.SingleBar({
        format: '{phase} {bar} {percentage} %, {eta_formatted} left',
        stream: process.stderr,
        hideCursor: true,
      })
      this.bar.start(100, 0, { phase: this.words[phase] })
    }
    this.bar.update(Math.round(share * 100), { phase: this.words[phase] })
  }

  stop(): void {
    if (this.bar) {
      this.bar.update(100)
      this.bar.stop()
    }
    this.bar = undefined
  }
}

/** Makes the demonstration pilot where the data folder holds no dataset yet; whether it did. */
export async function makeDemonstration(data: string, { payments = 1_000_000, seed = 1, dataset = 'demo' } = {}): Promise<boolean> {
  const { Catalogue } = await import('../release/catalogue.ts')
  if (existsSync(data)) {
    const catalogue = new Catalogue(data)
    try {
      if ((await catalogue.datasets()).length) return false
    } finally {
      await catalogue.close()
    }
  }
  const { publishSimulation } = await import('../simulation/release.ts')
  if (!process.stderr.isTTY) process.stderr.write(`Making the demonstration pilot ${dataset} …\n`)
  const bar = new SimulationBar()
  try {
    await publishSimulation({ data, dataset, simulation: { payments, seed }, onProgress: bar.show })
  } finally {
    bar.stop()
  }
  return true
}

function whole(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text.replaceAll('_', ''))
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`Give a whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`)
    return value
  }
}

function day(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)) || new Date(text).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('Give a date as YYYY-MM-DD.')
  return text
}
