import type { Command } from 'commander'
import { csvLine } from '../csv.ts'
import type { Manifest } from '../release/manifest.ts'
import { type DataOption, dataOption, opened } from './catalogue.ts'
import { bytesIn, printJson, printTable } from './output.ts'

interface Machine {
  json?: boolean
}

/** `pilotscope datasets …`: what is here, what was published before, what was not accepted. */
export function register(program: Command): void {
  const datasets = program.command('datasets').description('list datasets; show, serve again or remove their releases')

  datasets
    .command('list', { isDefault: true })
    .description('datasets and the release of each that is served')
    .addOption(dataOption())
    .option('--json', 'for machines')
    .action((options: DataOption & Machine) => listDatasets(options))

  datasets
    .command('releases <dataset>')
    .description('published releases, the newest first')
    .addOption(dataOption())
    .option('--json', 'for machines')
    .action((dataset: string, options: DataOption & Machine) => listReleases(dataset, options))

  datasets
    .command('rollback <dataset>')
    .description('serve an earlier release again; nothing is lost, a later one can be served again the same way')
    .option('--to <release>', 'its id; the release before the one served where it is left out')
    .addOption(dataOption())
    .option('--json', 'for machines')
    .action(async (dataset: string, options: DataOption & Machine & { to?: string }) => {
      const { rollback } = await import('../release/rollback.ts')
      const { release, sequence, before } = await rollback(options.data, dataset, options.to)
      if (options.json) printJson({ dataset, release, before })
      else process.stdout.write(`${dataset} now serves release ${release} (number ${sequence}); before: ${before}.\n`)
    })

  datasets
    .command('quarantine <dataset>')
    .description('rows that were not accepted, with file, line, column and reason')
    .option('--release <id>', 'a release other than the one served')
    .option('--format <format>', 'table, csv or json', 'table')
    .option('--out <file>', 'write there instead of to standard output')
    .addOption(dataOption())
    .option('--json', 'the same as --format json')
    .action(async (dataset: string, options: QuarantineOptions) => showQuarantine(dataset, options))

  datasets
    .command('remove <dataset>')
    .description('delete a dataset with all its releases')
    .option('--yes', 'really')
    .addOption(dataOption())
    .option('--json', 'for machines')
    .action(async (dataset: string, options: DataOption & Machine & { yes?: boolean }) => {
      const { removeDataset } = await import('../release/rollback.ts')
      const removed = await removeDataset(options.data, dataset, options.yes === true)
      if (options.json) printJson({ dataset, removed })
      else process.stdout.write(`Removed ${dataset} with ${removed} ${removed === 1 ? 'release' : 'releases'}.\n`)
    })
}

const rowsOf = ({ tables }: Manifest, name: string) => tables.find((table) => table.name === name)?.rows ?? 0

async function listDatasets({ data, json }: DataOption & Machine): Promise<void> {
  await opened(data, async (catalogue) => {
    const manifests = await Promise.all((await catalogue.datasets()).map((dataset) => catalogue.manifest(dataset)))
    const listed = manifests.map((manifest) => ({
      dataset: manifest.dataset,
      title: manifest.pilot.title,
      release: manifest.release,
      made_at: manifest.made_at,
      payments: rowsOf(manifest, 'payments'),
      first_day: manifest.pilot.first_day,
      last_day: manifest.pilot.last_day,
    }))
    if (json) printJson(listed)
    else if (listed.length) printTable(listed)
    else process.stdout.write(`No dataset in ${data}. Import one: pilotscope import --mapping mapping.yaml\n`)
  })
}

async function listReleases(dataset: string, { data, json }: DataOption & Machine): Promise<void> {
  await opened(data, async (catalogue) => {
    const pointer = await catalogue.pointer(dataset)
    const listed = (await catalogue.releases(dataset)).map((manifest) => ({
      served: manifest.release === pointer?.release,
      release: manifest.release,
      number: manifest.sequence,
      made_at: manifest.made_at,
      payments: rowsOf(manifest, 'payments'),
      quarantined: Object.values(manifest.accounting).reduce((sum, { quarantined }) => sum + quarantined, 0),
      bytes: manifest.tables.reduce((sum, { gzip_bytes }) => sum + (gzip_bytes ?? 0), manifest.database_bytes),
    }))
    if (json) printJson(listed)
    else printTable(listed.map(({ served, bytes, ...release }) => ({ served: served ? '→' : '', ...release, size: bytesIn(bytes) })))
  })
}

interface QuarantineOptions extends DataOption, Machine {
  release?: string
  format: string
  out?: string
}

async function showQuarantine(dataset: string, { data, release: id, format: wanted, json, out }: QuarantineOptions): Promise<void> {
  const { Failure } = await import('../errors.ts')
  const format = json ? 'json' : wanted
  if (!['table', 'csv', 'json'].includes(format)) throw new Failure('usage', `--format ${format} is not known.`, 'Give table, csv or json.')
  const { quarantinePages } = await import('../release/quarantine.ts')
  const { Output } = await import('./output.ts')
  await opened(data, async (catalogue) => {
    const release = await catalogue.open(dataset, id)
    const output = await Output.to(out)
    try {
      let separator = '['
      let first = true
      for await (const { columns, rows, total } of quarantinePages(release)) {
        if (format === 'json') {
          for (const row of rows) {
            await output.write(`${separator}\n${JSON.stringify(row)}`)
            separator = ','
          }
        } else if (format === 'csv') {
          await output.write((first ? csvLine(columns) : '') + rows.map((row) => csvLine(columns.map((column) => row[column]))).join(''))
        } else if (total === 0) await output.write(`Nothing of ${dataset} is in quarantine.\n`)
        else await output.table(rows, first)
        first = false
      }
      if (format === 'json') await output.write(separator === '[' ? '[]\n' : '\n]\n')
    } finally {
      release.close()
      await output.close()
    }
  })
}
