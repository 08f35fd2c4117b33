/** Whether the pictures of a card are on the screen. A card's box asks for it; the card itself is not drawn again when it changes, twice with each answer. */
export class Painted {
  private is = false
  private readonly listeners = new Set<() => void>()

  get = (): boolean => this.is

  set = (is: boolean): void => {
    if (is === this.is) return
    this.is = is
    for (const listener of this.listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
