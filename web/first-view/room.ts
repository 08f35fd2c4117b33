/** Pixels of the frame: rail, margins of the content, gap of the grid, padding and border of a card (page.css, card.css). */
const [rail, margins, widest, gap, card] = [56, 48, 2200, 16, 34]

/** Where the grid of a view begins, in pixels; what is guessed too high costs a picture more. */
const top: Readonly<Record<string, number>> = { overview: 620 }

/** Places cards in a grid of twelve columns, one after the other, in a window that nobody lays out. */
export function roomOf(view: string, width: number, height: number) {
  const content = Math.min(widest, width - rail) - margins
  let [column, row, rowHeight] = [0, top[view] ?? 140, 0]
  return {
    place(span: number, high: number): boolean {
      if (column + span > 12) [column, row, rowHeight] = [0, row + rowHeight + gap, 0]
      column += span
      rowHeight = Math.max(rowHeight, high)
      return row < height
    },
    pictureWidth: (span: number): number => Math.floor(((content - 11 * gap) / 12) * span + (span - 1) * gap) - card,
  }
}
