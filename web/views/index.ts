import { data } from './data/view.ts'
import { migration } from './migration/view.ts'
import { retention } from './retention/view.ts'
import type { View } from './view.ts'

/** Every view in the order of the rail, one line each. */
export const views: readonly View[] = [retention, migration, data]

export const viewAt = (path: string): View | undefined => views.find(({ id }) => path === `/${id}`)
