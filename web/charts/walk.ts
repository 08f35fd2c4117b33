import type { Option } from '../../datasets/metrics/chart.ts'

/** A mark that the arrow keys reach, with its place in the walk. */
export interface Stop {
  /** Place of the series in the option, and its id. */
  series: number
  id: string
  item: number
  /** A flow between nodes, not a node. */
  flow: boolean
  row: number
  column: number
}

interface Walked {
  id?: string
  type?: string
  data?: unknown[]
  nodes?: { name: string }[]
  links?: { source: string; target: string }[]
  silent?: boolean
  tooltip?: { show?: boolean }
}

const axisOf = (axis: unknown) => axis as { type?: string; inverse?: boolean } | undefined

/** Whether the picture’s categories run from top to bottom. */
export const runsDown = ({ yAxis }: Option) => axisOf(yAxis)?.type === 'category'

/** Cells as they are drawn: the highest row first, the leftmost column first. */
function cells(data: readonly unknown[], { yAxis }: Option): { row: number; column: number }[] {
  return data.map((cell) => {
    const [x, y] = (Array.isArray(cell) ? cell : (cell as { value: number[] }).value) as number[]
    return { row: axisOf(yAxis)?.inverse ? y! : -y!, column: x! }
  })
}

/** Marks of a picture by rows and columns: the cells of a matrix as drawn, below each node the flows that leave it or, last, reach it, else a row a series. */
export function stopsOf(option: Option): Stop[] {
  const all = ((option.series ?? []) as Walked[])
    .map((series, index) => ({ ...series, index }))
    .filter(({ silent, tooltip }) => !silent && tooltip?.show !== false)
  const down = runsDown(option)
  return all.flatMap(({ id = '', index, type, data, nodes, links = [] }, turn): Stop[] => {
    const stop = (item: number, row: number, column: number, flow = false): Stop => ({ series: index, id, item, flow, row, column })
    if (type === 'heatmap') return cells(data ?? [], option).map(({ row, column }, item) => stop(item, row, column))
    if (nodes)
      return nodes.flatMap(({ name }, column) => {
        const own = links.flatMap(({ source, target }, item) => (source === name || target === name ? [item] : []))
        return [stop(column, 0, column), ...own.map((item, i) => stop(item, i + 1, column, true))]
      })
    return (data ?? []).map((_, item) => (down ? stop(item, item, turn) : stop(item, turn, item)))
  })
}

const ways: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

const range = (numbers: readonly number[]) => new Set(numbers).size

/** Where a key leads from a mark, or from none: the next in its row, or the nearest of the next row; null where it leads nowhere. */
export function stepped(stops: readonly Stop[], at: Stop | null, key: string): Stop | null {
  const way = ways[key]
  if (!way || !stops.length) return null
  const inOrder = stops.toSorted((a, b) => a.row - b.row || a.column - b.column)
  if (!at) return inOrder[0]!
  // Where marks stand in a single row, or column, every arrow walks it.
  const single = range(stops.map(({ row }) => row)) === 1 || range(stops.map(({ column }) => column)) === 1
  if (single) return inOrder[inOrder.findIndex((stop) => stop.item === at.item && stop.series === at.series) + way[0] + way[1]] ?? null
  const [across, below] = way
  if (across) {
    // From a flow on to the next node.
    const row = inOrder.filter((stop) => stop.row === (at.flow ? 0 : at.row))
    return (across > 0 ? row.find(({ column }) => column > at.column) : row.findLast(({ column }) => column < at.column)) ?? null
  }
  const flows = stops.some(({ flow }) => flow)
  const beyond = inOrder.filter((stop) => (stop.row - at.row) * below > 0 && (!flows || stop.column === at.column))
  const next = below > 0 ? beyond[0]?.row : beyond.at(-1)?.row
  const apart = (stop: Stop) => Math.abs(stop.column - at.column)
  return beyond.filter(({ row }) => row === next).toSorted((a, b) => apart(a) - apart(b))[0] ?? null
}
