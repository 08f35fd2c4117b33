/** Rows held by column in 32-bit integers; how a column becomes what the contract says is in `tables.ts`. */
export class Rows<Name extends string = string> {
  readonly columns: Record<Name, Int32Array>
  length = 0
  private capacity: number

  constructor(
    readonly names: readonly Name[],
    capacity = 4096,
  ) {
    this.capacity = capacity
    this.columns = Object.fromEntries(names.map((name) => [name, new Int32Array(capacity)])) as Record<Name, Int32Array>
  }

  /** Index of a new row, whose columns the caller sets, every one of them. */
  add(): number {
    if (this.length === this.capacity) {
      this.capacity *= 2
      for (const name of this.names) {
        const wider = new Int32Array(this.capacity)
        wider.set(this.columns[name])
        this.columns[name] = wider
      }
    }
    return this.length++
  }

  push(row: Readonly<Record<Name, number>>): void {
    const i = this.add()
    for (const name of this.names) this.columns[name][i] = row[name]
  }

  clear(): void {
    this.length = 0
  }
}

/** Stands for null in every column of `Rows`. */
export const none = -1
