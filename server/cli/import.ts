import type { Command } from 'commander'
import type { Control, ImportReport, Progress } from '../ingest/index.ts'
import { alertsAfter } from './alerts-after.ts'
import { type DataOption, dataOption } from './catalogue.ts'
import { printJson, printTable } from './output.ts'

interface ImportOptions extends DataOption {
  mapping: string
  check?: boolean
  reload?: boolean
  json?: boolean
}

/** `pilotscope import`: files through a mapping into a new release. */
export function register(program: Command): void {
  program
    .command('import')
    .description('check files against the contract and publish them as a new release')
    .requiredOption('--mapping <file>', 'YAML file that says what the columns mean; `pilotscope mapping init` writes a first one')
    .option('--check', 'do everything but publish')
    .option('--reload', 'check files again that were loaded before, for example after their references arrived')
    .option('--json', 'for machines')
    .addOption(dataOption())
    .action((options: ImportOptions) => importFiles(options))
}

async function importFiles({ mapping: file, data, check = false, reload = false, json = false }: ImportOptions): Promise<void> {
  const { ingest, readMapping } = await import('../ingest/index.ts')
  const { publish } = await import('../release/publish.ts')
  const { ProgressBar } = await import('./progress.ts')
  const mapping = await readMapping(file)
  const bar = new ProgressBar()
  let report: ImportReport | undefined
  try {
    const published = await publish({
      data,
      dataset: mapping.dataset,
      check,
      build: async ({ target, base, scratch }) => {
        report = await ingest({ mapping, target, base, scratch, reload, onProgress: (progress: Progress) => bar.show(progress) })
        return report.unchanged
          ? { outcome: 'unchanged' }
          : { outcome: 'built', sources: report.ledger.map(({ table_name: table, ...entry }) => ({ table, ...entry })) }
      },
    })
    bar.stop()
    if (published.outcome === 'published') await alertsAfter(data, mapping.dataset)
    print({ ...report!, release: published.release, outcome: published.outcome }, json)
  } finally {
    bar.stop()
  }
}

type Printed = ImportReport & { release: string | null; outcome: 'published' | 'checked' | 'unchanged' }

function print(report: Printed, json: boolean): void {
  const { dataset, release, outcome, tables, files, quarantine, control, previous } = report
  if (json) {
    printJson({ dataset, release, outcome, tables, files, quarantine, control: withDifference(control, previous) })
    return
  }
  const line = (text = '') => process.stdout.write(`${text}\n`)
  printTable(
    files.map(({ table, file, known, read, accepted, quarantined, duplicate, excluded }) => ({
      table,
      file,
      read,
      accepted,
      quarantined,
      duplicate,
      excluded,
      note: known ? 'loaded before' : '',
    })),
  )
  line('read = accepted + quarantined + duplicate + excluded')
  if (quarantine.length) {
    line('\nQuarantined:')
    for (const { rows, table, column, code, message, mend } of quarantine.slice(0, 20))
      line(`  ${rows} × ${table}${column ? `.${column}` : ''} ${code}: ${message} ${mend}`)
    if (quarantine.length > 20) line(`  … and ${quarantine.length - 20} more reasons`)
    if (outcome === 'published') line(`  Rows, with file and line: pilotscope datasets quarantine ${dataset}`)
  }
  if (control.length && outcome !== 'unchanged') {
    line(`\nControl totals by rail and month${previous.length ? ', and their difference to the release before' : ''}:`)
    printTable(
      withDifference(control, previous).map(({ rail_id, month, payments, value_minor, payments_change, value_change }) => ({
        rail: rail_id,
        month: month.slice(0, 7),
        payments,
        value_minor,
        ...(previous.length ? { payments_change, value_change } : {}),
      })),
    )
  }
  line()
  if (outcome === 'published') line(`${dataset} now serves release ${release}.`)
  else if (outcome === 'checked') line('Checked; nothing was published.')
  else line(`Nothing new: every file was loaded before. ${dataset} still serves release ${release}.`)
}

/** Totals beside their difference to the release before; a rail and month that is gone shows as zero. */
export function withDifference(control: readonly Control[], previous: readonly Control[]) {
  const keyOf = ({ rail_id, month }: Control) => JSON.stringify([rail_id, month])
  const before = new Map(previous.map((total) => [keyOf(total), total]))
  const now = new Set(control.map(keyOf))
  const gone = previous.filter((total) => !now.has(keyOf(total))).map((total) => ({ ...total, payments: 0, value_minor: 0 }))
  return [...control, ...gone].map((total) => ({
    ...total,
    payments_change: total.payments - (before.get(keyOf(total))?.payments ?? 0),
    value_change: total.value_minor - (before.get(keyOf(total))?.value_minor ?? 0),
  }))
}
