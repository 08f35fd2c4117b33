import type { Sql, Value } from './sql.ts'

/** A literal of the type that the value has when it is bound: fractions are doubles, not decimals. */
function literal(value: Value): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (typeof value !== 'number') return String(value)
  const text = Number.isSafeInteger(value) ? String(value) : `${value.toExponential()}::double`
  // Two minus signs in a row would begin a comment.
  return value < 0 || Object.is(value, -0) ? `(${text})` : text
}

/**
 * The text of a statement with its values written in as literals, quotes doubled: to read and to try, and for the engine in the browser, which
 * plans a statement with bound values twice, once to prepare it and once more when it knows them. A number that is not finite is refused.
 */
export function written({ text, values }: Sql): string {
  let next = 0
  return text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\?/g, (part) => {
    if (part !== '?') return part
    const value = values[next++] ?? null
    if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} cannot be written in a statement`)
    return literal(value)
  })
}
