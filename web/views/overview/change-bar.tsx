import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react'
import type { Change } from '../../../datasets/figures/tiles.ts'

const [WIDTH, HEIGHT, EDGE] = [96, 16, 4]

/** A change as a bar from zero, with its interval as a stroke; pale where the interval holds zero. */
export function ChangeBar({ change: { value, lower, upper, verdict } }: { change: Change }) {
  const most = Math.max(...[value, lower ?? 0, upper ?? 0].map(Math.abs)) || 1
  const x = (at: number) => WIDTH / 2 + (at / most) * (WIDTH / 2 - EDGE)
  return (
    <svg className="change-bar" data-verdict={verdict} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <rect x={Math.min(x(0), x(value))} y={3} width={Math.abs(x(value) - x(0))} height={HEIGHT - 6} />
      <line className="change-zero" x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} />
      {lower !== null && upper !== null && <line x1={x(lower)} x2={x(upper)} y1={HEIGHT / 2} y2={HEIGHT / 2} />}
    </svg>
  )
}

const arrows = { up: IconArrowUp, down: IconArrowDown, none: IconEqual } as const

/** Which way a change without an interval goes: how long a bar would be says nothing there. */
export function Direction({ change: { verdict } }: { change: Change }) {
  const Arrow = arrows[verdict]
  return <Arrow className="change-way" size={16} aria-hidden />
}
