/** A word of a script with spaces, or one character of a script without, with the punctuation that may not leave it. */
const piece = /[（「『《〈【]*(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])?[，。；：、！？）」』》〉】…]*\s*/gu

/**
 * The text in lines no wider than `width`, as `measure` finds them. Lines break between words or between characters of a script without
 * spaces, never before closing or after opening punctuation; what is wider than a line by itself breaks anywhere. Total: a width of nothing gives a line per
 * character.
 */
export function brokenLines(text: string, width: number, measure: (text: string) => number): string[] {
  const found: string[] = []
  let [line, used] = ['', 0]
  const end = () => {
    if (line.trim()) found.push(line.trimEnd())
    ;[line, used] = ['', 0]
  }
  const add = (part: string, wide: number) => {
    if (line && used + measureTrimmed(part, wide) > width) end()
    line += part
    used += wide
  }
  const measureTrimmed = (part: string, wide: number) => (part.endsWith(' ') ? measure(part.trimEnd()) : wide)
  for (const part of text.match(piece) ?? []) {
    if (!part) continue
    const wide = measure(part)
    if (measureTrimmed(part, wide) <= width) add(part, wide)
    else for (const character of part) add(character, measure(character))
  }
  end()
  return found
}
