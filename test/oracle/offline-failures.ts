import { periodEnd, periodStart } from '../../datasets/calendar.ts'
import { clopperPearson } from '../../datasets/statistics/index.ts'
import { type Asked, byText, chosenPersons, groupBy } from './activity.ts'

const last = (value: string | null) => value ?? '\uffff'

export function offlineFailures({ tables, facts, range, filters }: Asked<unknown>) {
  const chosen = chosenPersons(tables, filters)
  const passes = (values: readonly string[] | undefined, value: unknown) => !values || values.includes(String(value ?? ''))
  const attempts = (tables.payments ?? []).filter(
    (p) =>
      p.kind === 'purchase' &&
      p.rail_id === facts.focalRail &&
      chosen.has(String(p.person_id)) &&
      passes(filters.scenario, p.scenario) &&
      passes(filters.acceptance, p.acceptance) &&
      passes(filters.connectivity, p.connectivity) &&
      (!range.from || String(p.local_date) >= periodStart('month', range.from)) &&
      (!range.to || String(p.local_date) <= periodEnd('month', range.to)),
  )
  return [...groupBy(attempts, (p) => String(p.connectivity))]
    .flatMap(([connectivity, tried]) =>
      [
        ...groupBy(
          tried.filter((p) => p.status !== 'succeeded'),
          (p) => JSON.stringify(p.fail_code ?? null),
        ).values(),
      ].map((failed) => {
        const { lower, upper } = clopperPearson(failed.length, tried.length)
        return {
          code: (failed[0]!.fail_code ?? null) as string | null,
          connectivity,
          payments: failed.length,
          attempts: tried.length,
          per_10k: (failed.length / tried.length) * 10_000,
          lower: lower * 10_000,
          upper: upper * 10_000,
        }
      }),
    )
    .sort((a, b) => byText(a.connectivity, b.connectivity) || byText(last(a.code), last(b.code)))
}
