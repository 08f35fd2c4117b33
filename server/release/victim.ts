import { compactTables } from '../../datasets/compact/index.ts'
import { pilotOf } from './pilot-fixture.ts'
import { publish } from './publish.ts'

/** Publishes in a process of its own, for tests that kill it: at the start of the step named, or from outside at any moment. */
const [data, dataset, title, step, persons = '40'] = process.argv.slice(2)
const compact = compactTables.filter(({ name }) => ['people', 'profiles', 'codes', 'purchases'].includes(name))
await publish({
  data: data!,
  dataset: dataset!,
  build: pilotOf({ persons: Number(persons), days: 20, title: title! }),
  compact,
  onStep: (name) => {
    process.stdout.write(`${name}\n`)
    if (name === step) process.kill(process.pid, 'SIGKILL')
  },
}).catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? `${(error as { code?: string }).code}: ${error.message}` : String(error))
  process.exitCode = 1
})
