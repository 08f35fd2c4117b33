import { z } from 'zod'
import { Documents } from './documents.ts'
import { kind } from './kind.ts'

/** What the tests’ writers write: `text` is `length` times the same letter, so that half a document shows. */
export const notes = kind({
  name: 'notes',
  schema: z.object({ text: z.string().regex(/^(.)\1*$/s), count: z.int().min(0) }),
  mostBytes: 1_000_000,
  mostDocuments: 5,
})

/** Counts a note up in a process of its own, `times` times or until killed; prints what it was told is written. */
const [data, dataset, id, times, length = '200000'] = process.argv.slice(2)
if (process.argv[1] === import.meta.filename) {
  const documents = new Documents(data!)
  for (let i = 0; i < Number(times); i++) {
    const { version, content } = (await documents.update(dataset!, notes, id!, (before) => {
      const count = (before?.count ?? 0) + 1
      return { text: 'abcdefghij'[count % 10]!.repeat(Number(length)), count }
    }))!
    process.stdout.write(`${version} ${content.count}\n`)
  }
}
