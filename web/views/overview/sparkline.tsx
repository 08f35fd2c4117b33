import type { Point } from '../../../datasets/figures/tiles.ts'

const [WIDTH, HEIGHT, EDGE] = [240, 40, 4]

/** The figure over time, from zero, as wide as the tile; the periods that are not over are dotted. */
export function Sparkline({ points, now, label }: { points: readonly Point[]; now: Point; label: string }) {
  const values = points.map(({ value }) => value ?? 0)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const x = (i: number) => (points.length > 1 ? EDGE + (i / (points.length - 1)) * (WIDTH - 2 * EDGE) : WIDTH / 2)
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE)
  const placed = points.flatMap(({ value }, i) => (value === null ? [] : [{ i, at: `${x(i).toFixed(1)},${y(value).toFixed(1)}` }]))
  const end = points.indexOf(now)
  const line = (part: typeof placed) => part.map(({ at }) => at).join(' ')
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <line className="spark-zero" x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
      <polyline points={line(placed.filter(({ i }) => i <= end))} />
      <polyline className="spark-open" points={line(placed.filter(({ i }) => i >= end))} />
      <path className="spark-now" d={`M${x(end)} ${y(now.value ?? 0)}h0`} />
    </svg>
  )
}
