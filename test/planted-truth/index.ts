import { writeFile } from 'node:fs/promises'
import { plantedTruth } from './report.ts'

/**
 * `tsx test/planted-truth/index.ts [pilots] [first seed]`: how often 95 % intervals hold what was planted in simulated pilots. A run of 200 pilots
 * or more is kept as docs/planted-truth.json, which Data & methods shows. Exits with 1 where a kind of interval is outside its bounds.
 */
const [pilots = 200, first = 1] = process.argv.slice(2).map(Number)
if (!(Number.isInteger(pilots) && pilots > 0 && Number.isInteger(first) && first >= 0)) {
  process.stderr.write('Give whole numbers: how many pilots, and the first seed.\n')
  process.exit(2)
}
const started = performance.now()
const report = plantedTruth(pilots, first, (done) => {
  if (done % 10 === 0) process.stderr.write(`${done} of ${pilots} pilots, ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
})
for (const { family, intervals, held, share, within } of report.families)
  process.stdout.write(`${family.padEnd(18)} ${held} of ${intervals} = ${(100 * share).toFixed(1)} %${within ? '' : '  OUTSIDE 92–98 %'}\n`)
if (pilots >= 200) {
  await writeFile(new URL('../../docs/planted-truth.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`)
  process.stdout.write('Kept as docs/planted-truth.json\n')
}
if (report.families.some(({ within }) => !within)) process.exitCode = 1
