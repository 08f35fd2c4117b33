import { adoption } from './adoption/view.ts'
import { briefing } from './briefing/view.ts'
import { campaigns } from './campaigns/view.ts'
import { data } from './data/view.ts'
import { migration } from './migration/view.ts'
import { offline } from './offline/view.ts'
import { overview } from './overview/view.ts'
import { retention } from './retention/view.ts'
import type { View } from './view.ts'
import { workbench } from './workbench/view.ts'

/** Every view in the order of the rail, one line each. */
export const views: readonly View[] = [overview, briefing, adoption, retention, offline, migration, campaigns, data, workbench]

export const viewAt = (path: string): View | undefined => views.find(({ id }) => path === `/${id}`)
