import { type Command, InvalidArgumentError, Option } from 'commander'
import { type DataOption, dataOption, opened } from './catalogue.ts'
import { pair } from './metric.ts'
import { printJson, printTable } from './output.ts'

interface ExportCommand extends DataOption {
  dataset: string
  metric: string[]
  from?: string
  to?: string
  filter: [string, string][]
  param: [string, string][]
  release?: string
  format: 'sdmx-csv' | 'parquet'
  out: string
  suppressBelow: number
  json?: boolean
}

const whole = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Give a whole number, such as 10.')
  return Number(text)
}

/** `pilotscope export`: every metric, or some, as observations with their status and code lists. */
export function register(program: Command): void {
  program
    .command('export')
    .description('write metrics as SDMX-CSV 2.0 or Parquet, with observation status and code lists')
    .requiredOption('--dataset <name>', 'dataset')
    .requiredOption('--out <folder>', 'new or empty folder')
    .addOption(new Option('--format <format>', 'of the files').choices(['sdmx-csv', 'parquet']).default('sdmx-csv'))
    .option(
      '--metric <id>',
      'metric, may be given again; every metric where it is left out',
      (id: string, ids: string[]) => [...ids, id],
      [],
    )
    .option('--from <date>', 'first day, YYYY-MM-DD')
    .option('--to <date>', 'last day, YYYY-MM-DD')
    .option('--filter <key=value>', 'region, tier, operator, …; a key given twice means either value', pair, [])
    .option('--param <key=value>', 'parameter of the metrics that have it, such as grain=month', pair, [])
    .option(
      '--suppress-below <n>',
      'suppress rows that rest on fewer persons or merchants than this, and those from which they could be worked out',
      whole,
      0,
    )
    .option('--release <id>', 'a release other than the one served')
    .option('--json', 'for machines')
    .addOption(dataOption())
    .action(async ({ data, metric, from, to, filter, param, suppressBelow, json, ...options }: ExportCommand) => {
      const { exportMetrics } = await import('../export/index.ts')
      const dates = [...(from === undefined ? [] : [['from', from] as const]), ...(to === undefined ? [] : [['to', to] as const])]
      const done = await opened(data, (catalogue) =>
        exportMetrics(
          catalogue,
          { ...options, metrics: metric, pairs: [...dates, ...filter, ...param], fewest: suppressBelow },
          (at, of) => {
            if (process.stderr.isTTY) process.stderr.write(`\r${at} of ${of} metrics${at === of ? '\n' : ''}`)
          },
        ),
      )
      if (json) return printJson(done)
      printTable(
        done.map(({ metric: id, file, rows, observations, revised, reason }) => ({
          metric: id,
          file,
          rows,
          observations,
          revised,
          note: reason ?? '',
        })),
      )
      process.stdout.write(`Code lists and index.json beside them in ${options.out}.\n`)
    })
}
