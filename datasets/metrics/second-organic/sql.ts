import type { Facts } from '../../facts.ts'
import type { Sql } from '../../sql.ts'
import { type IntervalStudy, returnInterval } from '../return-interval/sql.ts'

/** Columns segment, time, events, censored: from the first purchase without any subsidy to the second. */
export const secondOrganic = (study: Omit<IntervalStudy, 'k' | 'funding'>, facts: Facts): Sql =>
  returnInterval({ ...study, k: 1, funding: 'own' }, facts)
