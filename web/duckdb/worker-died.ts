/** The engine's worker has ended; apart from the engine's library, which nobody needs for knowing this. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied'
}
