import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeDemonstration } from './cli/simulate.ts'
import { configFrom } from './config.ts'
import { report } from './failure-report.ts'
import { buildPage, pageIsStale } from './page-build.ts'
import { serve } from './serve.ts'

/** Builds the page where needed, serves until the process is told to stop, and says where. */
export async function main(environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  const config = configFrom(environment)
  if (await pageIsStale(root)) {
    process.stderr.write('Building the page …\n')
    await buildPage(root)
  }
  await makeDemonstration(config.data).catch((error: unknown) => {
    process.stderr.write('The demonstration could not be made; Pilotscope starts without it.\n')
    report(error)
  })
  const running = await serve({ ...config, log: environment.PILOTSCOPE_LOG ? config.log : 'warn' }, join(root, 'dist'))
  process.stdout.write(`Pilotscope: ${running.address}\n`)
  if (!(await running.catalogue.datasets()).length)
    process.stdout.write(
      `No dataset in ${config.data} yet. Import one:\n  npm run --silent pilotscope -- import --mapping mapping.yaml\nExamples with their mappings are in datasets/examples/.\n`,
    )
  const stop = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop)
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => process.exit(report(error)),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main().catch((error: unknown) => process.exit(report(error)))
