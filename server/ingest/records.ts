import type { Dialect } from './dialect.ts'

/** A record of a text file at its place. */
export interface Located {
  /** Number among the readable records, from 0; null for one that is broken. */
  record: number | null
  /** Which of the broken ones it is, from 0; null for one that is readable. */
  broken: number | null
  /** Physical line of its first character, from 1. */
  line: number
  /** How many lines it takes. */
  lines: number
  /** Of a record longer than 64 kB, its beginning. */
  text: string
}

const longest = 64 << 10

/**
 * Walks a file's bytes and yields the records that are wanted, with line and text. `wanted` are ordinals among readable records, ascending;
 * `broken` are where the reader says that its rejected records begin, as byte offsets, ascending; it may count the line end or blank lines
 * before a record as its beginning. Returns how many readable records there are and how many broken ones
 * were met, so that the caller can tell whether this walk and the reader cut the file alike.
 */
export async function* recordsIn(
  chunks: AsyncIterable<Buffer>,
  dialect: Dialect,
  wanted: ArrayLike<number>,
  broken: readonly number[],
): AsyncGenerator<Located, { readable: number; broken: number }> {
  const [quote, escapes] = [dialect.quote.charCodeAt(0), dialect.escape.charCodeAt(0)]
  const beforeField = Buffer.from(dialect.delimiter).at(-1)
  const blankIsRecord = dialect.columns.length === 1
  let [base, offset, line, startLine, readable, met, next] = [0, 0, 1, 1, 0, 0, 0]
  let [inQuotes, last, closedAt, escapedAt, skip] = [false, 0x0a, -2, -2, dialect.skip + (dialect.header ? 1 : 0)]
  let parts: Buffer[] = []
  let [length, held] = [0, 0]
  const hold = (bytes: Buffer) => {
    if (held < longest) parts.push(Buffer.from(bytes.subarray(0, longest - held)))
    held += bytes.length
  }

  const end = (atEnd = false): Located | undefined => {
    const blank = length === 0 || (length === 1 && last === 0x0d)
    const bytes = parts
    const lines = line - startLine + (atEnd && last !== 0x0a ? 1 : 0)
    parts = []
    held = 0
    if (skip) {
      if (dialect.skip >= skip || !blank) skip--
      return
    }
    if (blank && !blankIsRecord) return
    if (broken[met]! <= offset) return { record: null, broken: met++, line: startLine, lines, text: textOf(bytes, length) }
    const record = readable++
    if (wanted[next] !== record) return
    next++
    return { record, broken: null, line: startLine, lines, text: textOf(bytes, length) }
  }

  for await (const chunk of chunks) {
    let from = 0
    let keep = !skip && (broken[met]! <= offset || wanted[next] === readable)
    const ends = new Occurrences(chunk, 0x0a)
    const quotes = new Occurrences(chunk, quote)
    const escapings = escapes === quote ? undefined : new Occurrences(chunk, escapes)
    for (let i = 0; ; i++) {
      i = Math.min(ends.from(i), quotes.from(i), inQuotes && escapings ? escapings.from(i) : chunk.length)
      if (i >= chunk.length) break
      const at = base + i
      if (chunk[i] === 0x0a) {
        line++
        if (inQuotes) continue
        if (keep) hold(chunk.subarray(from, i))
        length = at - offset
        if (i) last = chunk[i - 1]!
        const found = end()
        if (found) yield found
        from = i + 1
        offset = at + 1
        startLine = line
        keep = !skip && (broken[met]! <= offset || wanted[next] === readable)
      } else if (chunk[i] === quote) {
        const before = i ? chunk[i - 1] : last
        if (escapedAt === at - 1) continue
        if (inQuotes) closedAt = at
        else if (at > 0 && before !== beforeField && before !== 0x0a && !(escapes === quote && closedAt === at - 1)) continue
        inQuotes = !inQuotes
      } else if (escapedAt !== at - 1) escapedAt = at
    }
    last = chunk.at(-1) ?? last
    if (keep) hold(chunk.subarray(from))
    base += chunk.length
  }
  length = base - offset
  if (length) {
    const found = end(true)
    if (found) yield found
  }
  return { readable, broken: met }
}

/** Where a byte occurs in a chunk, found by the platform's search instead of byte by byte. */
class Occurrences {
  private next = -1

  constructor(
    private readonly chunk: Buffer,
    private readonly byte: number,
  ) {}

  /** The first at or after `from`; past every position where there is none. */
  from(from: number): number {
    if (this.next < from) {
      const found = this.chunk.indexOf(this.byte, from)
      this.next = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return this.next
  }
}

const textOf = (parts: Buffer[], length: number): string =>
  Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r$/, '')
    .replace(/^\uFEFF/, '') + (length > longest ? ' …' : '')
