/**
 * Lets works begin in the order in which they came, `most` at a time. A work that calls `alone`, before it waits for anything else, goes on once those
 * before it have ended, and holds back those after it until it has ended itself.
 */
export class Turns {
  private line: Promise<void> = Promise.resolve()
  private watching: (() => void)[] = []
  private begun = 0
  private queued = 0

  constructor(private readonly most: number) {}

  /** How many works have begun and not ended. */
  get running(): number {
    return this.begun
  }

  /** Whether any work is under way or waits for its turn. */
  get busy(): boolean {
    return this.queued > 0
  }

  /** What `work` gives. Rejects with the signal's reason where that is aborted before the turn has come. */
  async take<T>(work: (alone: () => Promise<void>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.line
    let pass = () => {}
    this.line = new Promise((resolve) => {
      pass = resolve
    })
    this.queued++
    let counted = false
    try {
      await before
      await this.until(() => this.begun < this.most)
      signal?.throwIfAborted()
      counted = true
      this.begun++
      let alone = false
      const result = work(() => {
        alone = true
        return this.until(() => this.begun === 1)
      })
      if (!alone) pass()
      return await result
    } finally {
      this.queued--
      if (counted) this.begun--
      pass()
      for (const look of this.watching.splice(0)) look()
    }
  }

  private async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((look) => this.watching.push(look))
  }
}
