import type { Command } from 'commander'
import { type DataOption, dataOption, opened } from './catalogue.ts'
import { printJson, printTable } from './output.ts'

/** `pilotscope alerts`: what the rules of alerts.yaml find in the release that is served. */
export function register(program: Command): void {
  program
    .command('alerts')
    .description('evaluate alerts.yaml on the release that is served, and show what fires; posts nothing')
    .requiredOption('--dataset <name>', 'dataset')
    .option('--json', 'for machines')
    .addOption(dataOption())
    .action(async ({ data, dataset, json }: DataOption & { dataset: string; json?: boolean }) => {
      const { readAlerts } = await import('../alerts/file.ts')
      const { evaluateAlerts } = await import('../alerts/evaluate.ts')
      const { shownAlerts } = await import('../alerts/shown.ts')
      const { Documents } = await import('../documents/documents.ts')
      const { webhooksFrom } = await import('../config.ts')
      const allowed = webhooksFrom(process.env)
      await opened(data, async (catalogue) => {
        await evaluateAlerts(catalogue, new Documents(data), await readAlerts(data, allowed), dataset)
        const shown = await shownAlerts(catalogue, dataset, allowed)
        for (const { message, mend } of shown.problems) process.stderr.write(`${message}\n  ${mend}\n`)
        if (json) printJson(shown)
        else if (!shown.alerts.length) process.stdout.write(`No rule for ${dataset} in ${data}/alerts.yaml.\n`)
        else
          printTable(
            shown.alerts.map(({ id, state, reason, metric, measure, period, value, lower, upper, since_release }) => ({
              ...{ alert: id, state, metric, measure, period, value, lower, upper, since: since_release, note: reason ?? '' },
            })),
          )
      })
    })
}
