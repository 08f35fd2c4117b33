/** What a chart takes of a page, in points: its words, and its picture at the width of the page. */
export interface Sized {
  said: number
  picture: number
}

export interface ChartPage {
  count: number
  /** Of the pictures’ full size, the same for all on the page. */
  scale: number
}

/**
 * How many charts stand on each page and how large their pictures are: as many as a page holds with pictures no smaller than `least`, then as
 * large as it holds. The first page has `first` points left, every other one `whole`; where `first` holds none its count is 0. What no page
 * holds stands on a page of its own.
 */
export function chartPages(
  charts: readonly Sized[],
  first: number,
  whole: number,
  { least, gap }: { least: number; gap: number },
): ChartPage[] {
  const pages: ChartPage[] = []
  for (let at = 0; at < charts.length || !pages.length; ) {
    const room = pages.length ? whole : first
    const sum = (count: number, of: (chart: Sized) => number) => charts.slice(at, at + count).reduce((all, chart) => all + of(chart), 0)
    const taken = (count: number, scale: number) => sum(count, ({ said, picture }) => said + scale * picture) + gap * (count - 1)
    let count = 0
    while (at + count < charts.length && taken(count + 1, least) <= room) count++
    if (!count && pages.length) count = 1
    const scale = (room - sum(count, ({ said }) => said) - gap * (count - 1)) / sum(count, ({ picture }) => picture)
    pages.push({ count, scale: count ? Math.min(1, Math.max(least, scale)) : 1 })
    at += count
  }
  return pages
}

/**
 * How many rows of a table stand on each page: the first has `first` points left, every other one `whole`, and each repeats a head of `head`
 * points. The last page has at least `fewest` rows where the one before can give them.
 */
export function rowPages(heights: readonly number[], head: number, first: number, whole: number, fewest = 1): number[] {
  const pages = [0]
  let left = first - head
  for (const height of heights) {
    if (height > left && (pages.at(-1)! > 0 || pages.length === 1)) {
      pages.push(0)
      left = whole - head
    }
    pages[pages.length - 1]!++
    left -= height
  }
  const [before, last] = [pages.at(-2) ?? 0, pages.at(-1)!]
  // Never the whole of the page before, whose head would stand there alone.
  const moved = Math.min(Math.max(0, fewest - last), Math.max(0, before - fewest))
  if (moved > 0) pages.splice(-2, 2, before - moved, last + moved)
  return pages
}

/** Items of these heights in so many columns, one column after another, as low as that can be: from where to where each goes. */
export function columnsOf(heights: readonly number[], columns: number): [from: number, to: number][] {
  const sum = (from: number, to: number) => heights.slice(from, to).reduce((a, b) => a + b, 0)
  const best = (from: number, left: number): { high: number; cuts: [number, number][] } => {
    const whole = { high: sum(from, heights.length), cuts: [[from, heights.length]] as [number, number][] }
    if (left === 1) return whole
    return heights.slice(from).reduce((least, _, i) => {
      const to = from + i + 1
      const rest = best(to, left - 1)
      const high = Math.max(sum(from, to), rest.high)
      return high < least.high ? { high, cuts: [[from, to], ...rest.cuts] } : least
    }, whole)
  }
  return best(0, columns).cuts
}
