import { type Command, InvalidArgumentError } from 'commander'
import { type DataOption, dataOption, opened } from './catalogue.ts'

interface MetricOptions extends DataOption {
  dataset: string
  from?: string
  to?: string
  filter: [string, string][]
  param: [string, string][]
  release?: string
  format: string
}

export const pair = (text: string, before: [string, string][]) => {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Give key=value.')
  return [...before, [text.slice(0, at), text.slice(at + 1)] as [string, string]]
}

/** `pilotscope metric <id>`: exactly the rows the chart draws. */
export function register(program: Command): void {
  program
    .command('metric <id>')
    .description('rows of a metric, exactly those its chart draws')
    .requiredOption('--dataset <name>', 'dataset')
    .option('--from <date>', 'first day, YYYY-MM-DD')
    .option('--to <date>', 'last day, YYYY-MM-DD')
    .option('--filter <key=value>', 'region, tier, operator, …; a key given twice means either value', pair, [])
    .option('--param <key=value>', 'parameter of the metric, such as grain=month', pair, [])
    .option('--release <id>', 'a release other than the one served')
    .option('--format <format>', 'json or csv', 'json')
    .addOption(dataOption())
    .action(async (id: string, options: MetricOptions) => {
      const { Failure } = await import('../errors.ts')
      if (!['json', 'csv'].includes(options.format))
        throw new Failure('usage', `--format ${options.format} is not known.`, 'Give json or csv.')
      await print(id, options)
    })
}

async function print(id: string, { data, dataset, from, to, filter, param, release: asked, format }: MetricOptions): Promise<void> {
  const { Failure, nearest } = await import('../errors.ts')
  const { metricRows, requiredMetric, requiredQuery } = await import('../release/metric-rows.ts')
  const { releaseDimensions, requireValues } = await import('../release/dimensions.ts')
  const { filterKeys } = await import('../../datasets/filters.ts')
  const metric = requiredMetric(id)
  const params = Object.keys(metric.params.shape)
  refuse('filter', filter, metric.filters)
  refuse('param', param, params)
  const range = [...(from === undefined ? [] : [['from', from] as const]), ...(to === undefined ? [] : [['to', to] as const])]
  const query = requiredQuery(metric, [...range, ...filter, ...param])
  await opened(data, async (catalogue) => {
    const release = await catalogue.open(dataset, asked)
    try {
      requireValues(query.filters, await releaseDimensions(release))
      const rows = await metricRows(release, metric, query)
      if (format === 'json') process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`)
      else {
        const { csvOf } = await import('../csv.ts')
        process.stdout.write(csvOf(Object.keys(metric.row.shape), rows))
      }
    } finally {
      release.close()
    }
  })

  function refuse(kind: 'filter' | 'param', pairs: readonly [string, string][], valid: readonly string[]): void {
    for (const [key] of pairs) {
      if (valid.includes(key)) continue
      const other = kind === 'filter' ? params.includes(key) : (filterKeys as readonly string[]).includes(key)
      const hint = other ? `It is a ${kind === 'filter' ? 'parameter: --param' : 'filter: --filter'} ${key}=…` : nearest(key, valid)[0]
      throw new Failure(
        'usage',
        `${id} takes no ${kind === 'filter' ? 'filter' : 'parameter'} "${key}".`,
        `${other ? `${hint}. ` : hint ? `Did you mean ${hint}? ` : ''}It takes: ${valid.join(', ') || 'none'}.`,
      )
    }
  }
}
