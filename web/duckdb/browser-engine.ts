import { Engine } from './engine.ts'
import { budget } from './plan.ts'

/** The page's engine. Its code comes only when it starts: the first view does not wait for it. */
export const engine = new Engine(async () => (await import('./connection.ts')).Connection.open(), budget.engine)

/** Starts the engine once the first view has painted and the browser has nothing better to do. */
export function startAfterPaint(): void {
  const idle = globalThis.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 200))
  requestAnimationFrame(() => requestAnimationFrame(() => idle(() => void engine.start().catch(() => {}), { timeout: 2_000 })))
}
