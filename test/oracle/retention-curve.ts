import type { PersonFilter } from '../../datasets/filters.ts'
import { type Asked, byText, chosenPersons, groupBy } from './activity.ts'
import { type CohortParams, retentionCohorts, starters } from './retention-cohorts.ts'

const attributeValues = ['north', 'south', '1', '2', 'icbc', 'ccb', 'lottery', 'organic', 'luohu', 'futian', '18-24', '25-34', '']

/** Each segment is asked for by itself, as a reader would do it with the filter, and its cohorts are put together. */
export function retentionCurve(asked: Asked<CohortParams & { segment: 'none' | PersonFilter; average: 'pooled' | 'simple' | 'both' }>) {
  const { segment, average } = asked.params
  const segments = segment === 'none' ? [''] : attributeValues
  const everyone = chosenPersons(asked.tables, asked.filters)
  return segments
    .flatMap((value) => {
      const own = segment === 'none' ? asked.filters : { ...asked.filters, [segment]: [value] }
      const persons = [...chosenPersons(asked.tables, own)].filter((person) => everyone.has(person))
      const cells = retentionCohorts(asked, new Set(persons)).filter(({ eligible }) => eligible > 0)
      const size = starters(asked, new Set(persons)).length
      return [...groupBy(cells, (cell) => `${cell.age}/${cell.until}`).values()].map((of) => {
        const eligible = of.reduce((sum, cell) => sum + cell.eligible, 0)
        const returned = of.reduce((sum, cell) => sum + cell.returned, 0)
        const rates = of.map((cell) => cell.returned / cell.eligible)
        return {
          segment: value,
          age: of[0]!.age,
          until: of[0]!.until,
          eligible,
          returned,
          rate: average === 'simple' ? rates.reduce((a, b) => a + b) / rates.length : returned / eligible,
          simple_rate: average === 'both' ? rates.reduce((a, b) => a + b) / rates.length : null,
          mature: eligible === size,
        }
      })
    })
    .sort((a, b) => byText(a.segment, b.segment) || a.age - b.age || a.until - b.until)
}
