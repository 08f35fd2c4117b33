import type { Sql, Value } from '../../datasets/sql.ts'

const literal = (value: Value) => (value === null ? 'null' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value))

/** A statement with its values written in, to read and to try in the workbench; what runs binds them. */
export function statementText({ text, values }: Sql): string {
  let next = 0
  const written = text.replaceAll(/'(?:[^']|'')*'|\?/g, (part) => (part === '?' ? literal(values[next++] ?? null) : part))
  const lines = written.split('\n').filter((line, i) => i || line.trim())
  const indent = Math.min(
    ...lines
      .slice(1)
      .filter((line) => line.trim())
      .map((line) => line.length - line.trimStart().length),
  )
  return lines
    .map((line) => (/^\s*$/.test(line) ? '' : line.replace(new RegExp(`^ {0,${Number.isFinite(indent) ? indent : 0}}`), '')))
    .join('\n')
    .trim()
}
