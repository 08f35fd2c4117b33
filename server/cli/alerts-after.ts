import { existsSync } from 'node:fs'
import { report } from '../failure-report.ts'

/** Evaluates the alerts on what was just published. What goes wrong is said and leaves the release as it is: a server tries again. */
export async function alertsAfter(data: string, dataset: string): Promise<void> {
  const { alertsFile } = await import('../alerts/file.ts')
  if (!existsSync(alertsFile(data))) return
  const { checkAlertsOf } = await import('../alerts/watch.ts')
  const { webhooksFrom } = await import('../config.ts')
  const { pino } = await import('pino')
  try {
    await checkAlertsOf(data, dataset, webhooksFrom(process.env), pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true })))
  } catch (error) {
    process.stderr.write('The release is published, but its alerts could not be evaluated.\n')
    report(error)
  }
}
