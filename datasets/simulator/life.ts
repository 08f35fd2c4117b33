import { drawDay, drawFirstOwnMoney, type Exit } from './hazard.ts'
import type { Leaving, Parameters, Segment } from './parameters.ts'
import { cumulate, type Random } from './random.ts'

/** What becomes of a person's use of the wallet with own money, by day of the window. */
export interface LifeEvent {
  day: number
  kind: 'first' | 'return' | Exit
}

const exits: readonly Exit[] = ['silent', 'uninstall', 'close']

/**
 * From the clock's start: the first own-money purchase or leaving; after it dormancy, which some leave again once. Events come in order and
 * end with the window.
 */
export function drawLife(
  start: number,
  days: number,
  leaving: Leaving,
  dormancy: Parameters['dormancy'],
  segment: Segment,
  random: Random,
): LifeEvent[] {
  const first = drawFirstOwnMoney(leaving, segment, random)
  const events: LifeEvent[] = []
  if (!first.day) return events
  const day = start + first.day
  if (first.outcome !== 'own_money') return day < days ? [{ day, kind: first.outcome }] : events
  events.push({ day, kind: 'first' })
  let from = day
  for (let spell = 0; spell < 2; spell++) {
    const lasted = drawDay(dormancy.buckets, dormancy.hazard[segment], random)
    const exit = exits[random.pick(cumulate(exits.map((kind) => dormancy.exit_shares[kind])))]!
    events.push({ day: from + lasted, kind: exit })
    if (spell || !random.chance(dormancy.returns[exit])) break
    const { least, most } = dormancy.return_days
    from += lasted + least + random.below(most - least + 1)
    events.push({ day: from, kind: 'return' })
  }
  return events.filter((event) => event.day < days)
}

/** Whether a wallet with these events is in use with own money on a day: after the first purchase or a return, before leaving. */
export function inUse(events: readonly LifeEvent[], day: number): boolean {
  let uses = false
  for (const event of events) {
    if (event.kind === 'first' || event.kind === 'return') {
      if (event.day >= day) return uses
      uses = true
    } else {
      if (event.day > day) return uses
      uses = false
    }
  }
  return uses
}
