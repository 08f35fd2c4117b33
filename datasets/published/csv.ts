/** Records of a CSV text as RFC 4180 has them: commas, double quotes, doubled quotes inside; lines end with LF or CRLF. */
export function csvRecords(text: string): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (character === '"') quoted = true
    else if (character === ',') {
      cells.push(cell)
      cell = ''
    } else if (character === '\n') {
      records.push([...cells, cell])
      cells = []
      cell = ''
    } else if (character !== '\r' || text[i + 1] !== '\n') cell += character
  }
  if (cell || cells.length) records.push([...cells, cell])
  return records
}
