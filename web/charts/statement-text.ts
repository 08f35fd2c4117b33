import type { Sql } from '../../datasets/sql.ts'
import { written } from '../../datasets/written.ts'

/** A statement with its values written in, to read and to try in the workbench. */
export function statementText(statement: Sql): string {
  const text = written(statement)
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n')
  // A text that begins on the template's first line has its margin on the others.
  const inside = (text.startsWith('\n') ? lines : lines.slice(1)).filter((line) => line.trim())
  const margin = Math.min(...inside.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(Math.min(margin, line.length - line.trimStart().length))).join('\n')
}
