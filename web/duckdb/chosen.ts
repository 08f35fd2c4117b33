import type { AsyncDuckDBConnection, AsyncPreparedStatement } from '@duckdb/duckdb-wasm'
import type { Table } from 'apache-arrow'
import { chosenProfiles, profiles } from '../../datasets/compact/people.ts'

/** How many plans are kept: a view has at most some thirty statements. */
const mostPlans = 64

interface Plan {
  coming: Promise<AsyncPreparedStatement>
  at: AsyncPreparedStatement | null
}

/**
 * Statements over the profiles that person filters choose. `chosen_profiles` stands behind them as a table with a mark for each profile, so that a
 * statement is the same under every filter and is planned once: planning is half of what it takes.
 *
 * A kept plan must not rest on which profiles are marked. The table has all profiles at all times, and marks of both kinds from its beginning; what
 * the engine knows of a column when it plans (smallest, largest, nulls) only ever grows, and it plans anew by itself once tables come or go.
 */
export class ChosenProfiles {
  private readonly plans = new Map<string, Plan>()
  private made: { done: boolean; making: Promise<void> } | null = null
  /** What was chosen last, and when it has been marked. */
  private last: { by: string; marked: Promise<unknown> } | null = null

  constructor(private readonly connection: AsyncDuckDBConnection) {}

  /** `profiles` has come, or come anew. */
  forget(): void {
    this.made = null
  }

  /** Rows of a statement over the profiles that another, `by`, gives. */
  async rows(text: string, by: string): Promise<Table> {
    if (!this.made?.done) await this.make()
    const plan = this.planned(text)
    const at = plan.at ?? (await plan.coming)
    // The worker works off what it is sent in that order, and nothing is sent between the marks and the question.
    if (this.last?.by !== by) this.last = { by, marked: this.mark(by) }
    const [rows] = await Promise.all([at.query(), this.last.marked])
    return rows
  }

  private make(): Promise<void> {
    if (!this.made) {
      const made = { done: false, making: this.table() }
      made.making.then(
        () => {
          made.done = true
        },
        () => {
          if (this.made === made) this.made = null
        },
      )
      this.made = made
    }
    return this.made.making
  }

  private async table(): Promise<void> {
    this.last = null
    for (const text of [
      `create or replace table marked_profiles as select profile, false as chosen from ${profiles.name}`,
      'update marked_profiles set chosen = true',
      `create or replace view ${chosenProfiles.name} as select profile from marked_profiles where chosen`,
    ])
      await this.connection.query(text)
  }

  private mark(by: string): Promise<unknown> {
    const marked = this.connection.query(`update marked_profiles set chosen = profile in (${by})`)
    marked.catch(() => {
      this.last = null
    })
    return marked
  }

  /** The plan of a statement, now the one used last; the one used longest ago is closed where there are too many. */
  private planned(text: string): Plan {
    const plan = this.plans.get(text) ?? this.prepared(text)
    this.plans.delete(text)
    this.plans.set(text, plan)
    for (const [oldest, { coming }] of this.plans) {
      if (this.plans.size <= mostPlans) break
      this.plans.delete(oldest)
      void coming.then((closing) => closing.close()).catch(() => {})
    }
    return plan
  }

  private prepared(text: string): Plan {
    const plan: Plan = { coming: this.connection.prepare(text), at: null }
    plan.coming.then(
      (at) => {
        plan.at = at
      },
      () => this.plans.delete(text),
    )
    return plan
  }
}
