import { tableFromIPC } from 'apache-arrow'
import type { FilterKey } from '../datasets/filters.ts'
import { filterKeys, paymentFilters, personFilters } from '../datasets/filters.ts'
import { fetchTable, type Manifest } from './api.ts'

export interface Rail {
  id: string
  kind: string
  label: string
}

/** Names and values of what the dataset distinguishes. */
export interface Dimensions {
  rails: readonly Rail[]
  /** Values that occur, by filter; the empty string stands for “not known”. Keys with fewer than two are left out: they filter nothing. */
  values: Readonly<Partial<Record<FilterKey, readonly string[]>>>
  /** Names of values by filter, as the dataset gives them. */
  labels: Readonly<Partial<Record<FilterKey, Readonly<Record<string, string>>>>>
}

type Rows = Record<string, unknown>[]

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
const distinct = (values: readonly string[]) => [...new Set(values)].sort()

/** Reads the small tables that name things, on the main thread: they are needed before the engine is. */
export async function fetchDimensions({ dataset, release, tables }: Manifest, signal: AbortSignal): Promise<Dimensions> {
  const offered = new Map(tables.map((table) => [table.name, table]))
  const read = async (name: string): Promise<Rows> => {
    if (!offered.get(name)?.rows) return []
    const table = await tableFromIPC(await fetchTable(dataset, release, name, signal))
    return table.toArray().map((row) => row.toJSON())
  }
  const names = ['rails', 'regions', 'operators', 'campaigns', 'profiles', 'codes'] as const
  const [rails, regions, operators, campaigns, profiles, codes] = (await Promise.all(names.map(read))) as [
    Rows,
    Rows,
    Rows,
    Rows,
    Rows,
    Rows,
  ]
  const named = (rows: Rows, id: string) => Object.fromEntries(rows.map((row) => [text(row[id]), text(row.label)]))
  const found = {
    ...Object.fromEntries(personFilters.map((key) => [key, distinct(profiles.map((row) => text(row[key])))])),
    ...Object.fromEntries(
      paymentFilters.map((key) => [key, distinct(codes.filter(({ dimension }) => dimension === key).map(({ value }) => text(value)))]),
    ),
  } as Record<FilterKey, string[]>
  return {
    rails: rails.map(({ rail_id, kind, label }) => ({ id: text(rail_id), kind: text(kind), label: text(label) })),
    values: Object.fromEntries(filterKeys.filter((key) => found[key].length > 1).map((key) => [key, found[key]])),
    labels: {
      region: named(regions, 'region_id'),
      operator: named(operators, 'operator_id'),
      campaign: named(campaigns, 'campaign_id'),
    },
  }
}
