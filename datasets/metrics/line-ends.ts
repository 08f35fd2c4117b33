import { cut, lines, textWidth } from './drawing.ts'

/** A name and its value in lines that fit the width, the name in two at most; what those do not hold is cut, the value never. */
export function endLines(name: string, value: string, width: number, size: number): string[] {
  if (!name) return [value]
  const [first = name, ...more] = lines(name, width, size)
  const named = (more.length ? [first, name.slice(first.length).trim()] : [first]).map((line) => cut(line, width, size))
  const last = `${named.at(-1)} ${value}`
  return textWidth(last, size) > width ? [...named, value] : [...named.slice(0, -1), last]
}
