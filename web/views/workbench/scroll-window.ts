/** Tallest element that every browser lays out: Firefox ends at 17.9 million pixels, Chromium at 33.5 million. */
export const tallest = 6_000_000

/** Where a list of `height` pixels stands that is shown in an element of at most `tallest`. */
export interface Place {
  /** Of the element. */
  scrollTop: number
  /** What lies between the element’s pixels and the list’s, at this place. */
  offset: number
}

/** Pixels by which the element may stand elsewhere than the list’s share says, before that is put right. */
const slack = 20_000

export const physicalHeight = (height: number): number => Math.min(height, tallest)

/** How far the element and the list scroll. */
const ends = (height: number, viewport: number) => ({
  shown: Math.max(0, physicalHeight(height) - viewport),
  all: Math.max(0, height - viewport),
})

/**
 * The place after a scroll. A small step (wheel, arrow, page down) moves the list by the same pixels, so that no row is jumped over; a long
 * one (the scrollbar dragged) moves it in proportion. Where the element stands is left alone: to move it would break off a smooth scroll.
 */
export function scrolled(before: Place, scrollTop: number, height: number, viewport: number): Place {
  const { shown, all } = ends(height, viewport)
  if (all === shown) return { scrollTop, offset: 0 }
  const y = Math.abs(scrollTop - before.scrollTop) <= viewport ? scrollTop + before.offset : (scrollTop / shown) * all
  return { scrollTop, offset: Math.min(all, Math.max(0, y)) - scrollTop }
}

/** The place once scrolling has ended: the same rows, with the element where their share of the list is, and exact near both ends. */
export function settledPlace(place: Place, height: number, viewport: number): Place {
  const { shown, all } = ends(height, viewport)
  if (all === shown) return place
  const y = place.scrollTop + place.offset
  const near = Math.min(y, all - y) <= 2 * slack
  const scrollTop = y <= 2 * slack ? y : all - y <= 2 * slack ? shown - (all - y) : (y / all) * shown
  return Math.abs(place.scrollTop - scrollTop) > (near ? 0.5 : slack) ? { scrollTop, offset: y - scrollTop } : place
}

/** The first or the last rows. */
export function endPlace(last: boolean, height: number, viewport: number): Place {
  const { shown, all } = ends(height, viewport)
  return last ? { scrollTop: shown, offset: all - shown } : { scrollTop: 0, offset: 0 }
}

/** Rows in sight, with some around them as far as the element reaches: from `first` up to but without `last`. */
export function rowsInSight({ scrollTop, offset }: Place, row: number, count: number, viewport: number, around = 10) {
  const y = scrollTop + offset
  const shown = physicalHeight(count * row)
  return {
    first: Math.max(0, Math.ceil(offset / row), Math.floor(y / row) - around),
    last: Math.min(count, Math.floor((offset + shown) / row + 1e-6), Math.ceil((y + viewport) / row) + around),
  }
}
