/** A statement without its comments and texts, of the same length. */
export const bare = (sql: string): string =>
  sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/g, (part) =>
    part.replaceAll(/[^\n]/g, ' '),
  )

/** Names among `offered` that stand in a statement, as table, alias or column: DuckDB’s names ignore case. */
export function named(sql: string, offered: Iterable<string>): string[] {
  const words = new Set((bare(sql).match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []).map((word) => word.toLowerCase()))
  return [...offered].filter((name) => words.has(name.toLowerCase()))
}

const writing = /\b(insert|update|delete|drop|alter|create|truncate|merge|copy)\b/i

/** Whether a statement may change tables inside a schema: it names the schema, or runs what was prepared before. */
export const writesTo = (schema: string, sql: string): boolean => {
  const text = bare(sql)
  return /\bexecute\b/i.test(text) || (writing.test(text) && new RegExp(`\\b${schema}\\b`, 'i').test(text))
}

export interface Place {
  /** Both count from 1. */
  line: number
  column: number
}

/**
 * Where DuckDB’s message says that a statement is wrong: `LINE 2: from paymets …` over a caret. The engine cuts long lines and marks
 * the cut with dots, so the piece is looked up in the line itself.
 */
export function placeOf(message: string, sql: string): Place | null {
  const found = /^LINE (\d+): (.*)\n( *)\^/m.exec(message)
  if (!found) return null
  const [, number, shown, margin] = found as unknown as [string, string, string, string]
  const line = Number(number)
  const source = sql.split('\n')[line - 1]
  if (source === undefined) return null
  const caret = margin.length - `LINE ${number}: `.length
  const cut = shown.startsWith('...') ? 3 : 0
  const piece = shown.slice(cut).replace(/\.\.\.$/, '')
  const at = source.indexOf(piece)
  return { line, column: Math.min(Math.max(0, caret - cut + Math.max(0, at)), source.length) + 1 }
}

/** DuckDB’s message without the piece of the statement that the page shows itself, and without its advice for servers that lack memory. */
export const plainMessage = (message: string): string =>
  message
    .replace(/\n+LINE \d+: .*\n *\^[\s\S]*$/, '')
    .replace(/^(Out of Memory Error: .*)\n[\s\S]*$/, '$1')
    .trim()
