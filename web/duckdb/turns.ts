/**
 * Lets works begin in the order in which they came, `most` at a time; one whose turn it is begins before `take` returns. A work that calls `alone`,
 * before it waits for anything else, goes on once those before it have ended, and holds back those after it until it has ended itself.
 */
export class Turns {
  private readonly waiting: (() => void)[] = []
  private begun = 0
  /** Lets the work go on that is to be alone. */
  private lone: (() => void) | null = null

  constructor(private readonly most: number) {}

  /** How many works have begun and not ended. */
  get running(): number {
    return this.begun
  }

  /** Whether any work is under way or waits for its turn. */
  get busy(): boolean {
    return this.begun > 0 || this.waiting.length > 0
  }

  /** What `work` gives. Rejects with the signal's reason where that is aborted before the turn has come. */
  take<T>(work: (alone: () => Promise<void>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push(() => {
        if (signal?.aborted) return reject(signal.reason)
        this.begun++
        let mine: (() => void) | null = null
        const alone = () =>
          new Promise<void>((go) => {
            this.lone = mine = go
            if (this.begun === 1) go()
          })
        const end = () => {
          this.begun--
          if (this.lone === mine) this.lone = null
          this.next()
        }
        work(alone).finally(end).then(resolve, reject)
      })
      this.next()
    })
  }

  private next(): void {
    if (this.lone && this.begun === 1) this.lone()
    while (!this.lone && this.begun < this.most && this.waiting.length) this.waiting.shift()!()
  }
}
