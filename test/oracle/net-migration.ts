import type { Grain } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, groupBy } from './activity.ts'
import { railTransitions } from './rail-transitions.ts'

export function netMigration(asked: Asked<{ grain: Grain }>) {
  const moved = railTransitions(asked).filter((row) => ![row.from_rail, row.to_rail].includes('inactive') && row.from_rail !== row.to_rail)
  const known = chosenPersons(asked.tables, asked.filters).size
  return [...groupBy(moved, (row) => JSON.stringify([row.from_period, ...[row.from_rail, row.to_rail].sort()])).values()]
    .map((rows) => {
      const { from_period, to_period, mature } = rows[0]!
      const [rail_a, rail_b] = [rows[0]!.from_rail, rows[0]!.to_rail].sort() as [string, string]
      const persons = (from: string) => rows.filter((row) => row.from_rail === from).reduce((sum, row) => sum + row.persons, 0)
      const [gross_ab, gross_ba] = [persons(rail_a), persons(rail_b)]
      return { from_period, to_period, rail_a, rail_b, gross_ab, gross_ba, net: gross_ab - gross_ba, known, mature }
    })
    .sort((a, b) => byText(a.from_period, b.from_period) || byText(a.rail_a, b.rail_a) || byText(a.rail_b, b.rail_b))
}
