import { Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { report } from '../failure-report.ts'
import { register as alerts } from './alerts.ts'
import { register as brief } from './brief.ts'
import { register as datasets } from './datasets.ts'
import { register as exportMetrics } from './export.ts'
import { register as importFiles } from './import.ts'
import { register as mapping } from './mapping.ts'
import { register as metric } from './metric.ts'
import { register as serve } from './serve.ts'
import { register as simulate } from './simulate.ts'

const program = new Command('pilotscope')
  .description('Adoption, retention, offline usage and migration of a retail-CBDC pilot, from its payment data.')
  .version(manifest.version)
  .showHelpAfterError('(see --help)')
  .showSuggestionAfterError()

for (const register of [importFiles, mapping, simulate, datasets, metric, exportMetrics, alerts, brief, serve]) register(program)

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

program.parseAsync().catch((error: unknown) => {
  process.exitCode = report(error)
})
