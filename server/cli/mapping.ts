import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'

/** `pilotscope mapping init`: a first mapping from what a file's columns look like. */
export function register(program: Command): void {
  const mapping = program.command('mapping').description('write a first mapping for your files')
  mapping
    .command('init <files...>')
    .description(
      'guess which file is which table and a mapping of its columns, from names (English, Chinese) and values; it says TODO where you decide',
    )
    .option('--out <file>', 'write there instead of to standard output; never over a file that exists')
    .action(async (files: string[], { out }: { out?: string }) => {
      const { guessMapping } = await import('../ingest/guess.ts')
      const { Failure } = await import('../errors.ts')
      if (out !== undefined && existsSync(out))
        throw new Failure('file_exists', `${out} exists already.`, 'Give another name with --out, or move it away.', {
          place: { file: out },
        })
      const text = await guessMapping(
        files.map((file) => resolve(file)),
        out === undefined ? process.cwd() : dirname(resolve(out)),
      )
      if (out === undefined) process.stdout.write(text)
      else {
        await writeFile(out, text)
        process.stdout.write(`Wrote ${out}. Look through it, then: pilotscope import --mapping ${out} --check\n`)
      }
    })
}
