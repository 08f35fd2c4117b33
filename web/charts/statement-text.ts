import type { Sql, Value } from '../../datasets/sql.ts'

const literal = (value: Value) => (value === null ? 'null' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value))

/** A statement with its values written in, to read and to try in the workbench; what runs binds them. */
export function statementText({ text, values }: Sql): string {
  let next = 0
  const written = text.replaceAll(/'(?:[^']|'')*'|\?/g, (part) => (part === '?' ? literal(values[next++] ?? null) : part))
  const lines = written
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n')
  // A text that begins on the template's first line has its margin on the others.
  const inside = (written.startsWith('\n') ? lines : lines.slice(1)).filter((line) => line.trim())
  const margin = Math.min(...inside.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(Math.min(margin, line.length - line.trimStart().length))).join('\n')
}
