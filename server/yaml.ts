import { basename } from 'node:path'
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { Failure } from './errors.ts'

/** A failure at the place of `path` in a YAML file. */
export type PlacedFailure = (
  path: readonly PropertyKey[],
  code: string,
  message: string,
  mend: string,
  valid?: readonly string[],
) => Failure

/** Reads YAML as plain data, with a way to say where in the file something is wrong. Throws a Failure with `code` where it is no YAML. */
export function parseYaml(text: string, file: string, code: string): { value: unknown; fail: PlacedFailure } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error) {
    const { line, col } = lines.linePos(error.pos[0])
    throw new Failure(
      code,
      `${basename(file)}, line ${line}, column ${col}: not YAML: ${error.message}`,
      'Put expressions in double quotes and indent with spaces.',
      { place: { file, line, column: String(col) } },
    )
  }
  const fail: PlacedFailure = (path, kind, message, mend, valid) => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    return new Failure(kind, `${basename(file)}, line ${line}, column ${col}: ${message}`, mend, { place: { file, line }, valid })
  }
  return { value: document.toJS(), fail }
}

/** Offset of the value at `path`, or of its key, or of the nearest thing around it that the file holds. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const around = document.getIn(path.slice(0, Math.max(0, length - 1)), true)
    if (length && isMap(around)) {
      const pair = around.items.find(({ key }) => isScalar(key) && key.value === path[length - 1])
      const place = pair && (isScalar(pair.value) ? pair.value : pair.key)
      if (isNode(place) && place.range) return place.range[0]
    }
    if (length && isSeq(around)) {
      const item = around.items[Number(path[length - 1])]
      if (isNode(item) && item.range) return item.range[0]
    }
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
