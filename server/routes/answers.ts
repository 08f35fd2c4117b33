/** Answers that cannot change, by the tag that names them: the least recently asked are forgotten once all are longer than `most` characters. */
export class Answers {
  private readonly kept = new Map<string, string>()
  private length = 0

  constructor(private readonly most: number) {}

  get(tag: string): string | undefined {
    const answer = this.kept.get(tag)
    if (answer === undefined) return undefined
    this.kept.delete(tag)
    this.kept.set(tag, answer)
    return answer
  }

  /** Keeps an answer; one that alone is longer than a quarter of all is not worth what it drives out. */
  set(tag: string, answer: string): void {
    if (this.kept.has(tag) || answer.length > this.most / 4) return
    this.kept.set(tag, answer)
    this.length += answer.length
    for (const [oldest, text] of this.kept) {
      if (this.length <= this.most) break
      this.kept.delete(oldest)
      this.length -= text.length
    }
  }
}
