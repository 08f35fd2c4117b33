import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { header, mappingOf, Workplace } from './import-fixture.ts'

type Row = {
  id: number
  fen: number
  defect: 'none' | 'amount' | 'zero' | 'person' | 'rail' | 'short' | 'long' | 'left out' | 'day'
  broken: boolean
}

const row: fc.Arbitrary<Row> = fc.record({
  id: fc.integer({ min: 0, max: 12 }),
  fen: fc.integer({ min: 1, max: 2 }),
  defect: fc.constantFrom('none', 'none', 'none', 'amount', 'zero', 'person', 'rail', 'short', 'long', 'left out', 'day'),
  broken: fc.boolean(),
})

/** One record; half of the persons hold a line break inside quotes. */
function line({ id, fen, defect, broken }: Row): string {
  const person = defect === 'person' ? '' : broken ? `"p,${id}\n"` : `p${id}`
  const rail = defect === 'rail' ? 'shell' : defect === 'left out' ? 'none' : 'e_cny'
  const amount = defect === 'amount' ? 'much' : defect === 'zero' ? '0' : String(fen)
  const fields = [`k${id}`, person, rail, amount, defect === 'day' ? '2024-13-01' : '2024-03-01']
  return (defect === 'short' ? fields.slice(0, 4) : defect === 'long' ? [...fields, 'x'] : fields).join(',')
}

/** The same rules, one row at a time, over all files in their order. */
function oracle(files: readonly Row[][]) {
  const accepted = new Map<string, string>()
  return files.map((rows) => {
    const counts = { read: rows.length, accepted: 0, quarantined: 0, duplicate: 0, excluded: 0 }
    for (const each of rows) {
      const content = `${each.fen} ${each.broken}`
      const known = accepted.get(`k${each.id}`)
      if (each.defect === 'left out') counts.excluded++
      else if (each.defect !== 'none') counts.quarantined++
      else if (known === undefined) {
        accepted.set(`k${each.id}`, content)
        counts.accepted++
      } else if (known === content) counts.duplicate++
      else counts.quarantined++
    }
    return counts
  })
}

test('read = accepted + quarantined + duplicate + excluded, file by file, as a naive reading of the same rows says', async () => {
  const good: Row = { id: 99, fen: 1, defect: 'none', broken: false }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row, { maxLength: 25 }), { minLength: 1, maxLength: 3 }), fc.boolean(), async (random, crlf) => {
      const place = new Workplace()
      try {
        const files = random.map((rows, i) => [{ ...good, id: 100 + i }, ...rows])
        files.forEach((rows, i) => {
          const text = header + rows.map((each) => `${line(each)}\n`).join('')
          place.write(`${i}.csv`, crlf ? text.replaceAll('\n', '\r\n') : text)
        })
        const report = await place.import(mappingOf('"*.csv"', {}, `where: "rail <> 'none'"`))
        const wanted = oracle(files)
        expect(
          report.files.map(({ read, accepted, quarantined, duplicate, excluded }) => ({
            read,
            accepted,
            quarantined,
            duplicate,
            excluded,
          })),
        ).toEqual(wanted)
        for (const counts of wanted) expect(counts.read).toBe(counts.accepted + counts.quarantined + counts.duplicate + counts.excluded)
        const [stored] = await place.rows(
          sql`select (select count(*) from payments) as accepted, (select count(*) from _quarantine) as quarantined`,
        )
        const sum = (part: 'accepted' | 'quarantined') => wanted.reduce((all, counts) => all + counts[part], 0)
        expect(stored).toEqual({ accepted: sum('accepted'), quarantined: sum('quarantined') })
        const places = await place.rows(sql`select file, line, text from _quarantine`)
        for (const { file, line: at, text } of places) {
          const lines = [...header.trimEnd().split('\n'), ...files[Number(String(file)[0])]!.flatMap((each) => line(each).split('\n'))]
          expect(
            String(text)
              .replaceAll('\r', '')
              .startsWith(lines[Number(at) - 1]!),
          ).toBe(true)
        }
      } finally {
        place.remove()
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)
