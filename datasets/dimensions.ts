import { type FilterKey, type Filters, filterKeys, paymentFilters, personFilters } from './filters.ts'
import type { CampaignSpan } from './metrics/campaign-spans.ts'

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
  /** Campaigns of which both ends are known, by their beginning. */
  campaigns: readonly CampaignSpan[]
}

/** Values filtered by that do not occur, each with those that do; nothing is known of a key that filters nothing. */
export const strangers = (filters: Filters, { values }: Dimensions) =>
  filterKeys.flatMap((key) =>
    (filters[key] ?? []).filter((value) => !values[key]?.includes(value)).map((value) => ({ key, value, known: values[key] })),
  )

/** Small tables of a release that name things. */
export const dimensionTables = ['rails', 'regions', 'operators', 'campaigns', 'profiles', 'codes'] as const
export type DimensionTable = (typeof dimensionTables)[number]

type Rows = readonly Readonly<Record<string, unknown>>[]

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
/** A date, in whichever form it arrives, as YYYY-MM-DD. */
const day = (value: unknown) =>
  value === null || value === undefined ? '' : new Date(value as number | string | Date).toISOString().slice(0, 10)
const distinct = (values: readonly string[]) => [...new Set(values)].sort()

/** The dimensions from the rows of those tables; one that the dataset lacks is empty. */
export function dimensionsOf(tables: Readonly<Record<DimensionTable, Rows>>): Dimensions {
  const { rails, regions, operators, campaigns, profiles, codes } = tables
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
    campaigns: campaigns
      .map(({ campaign_id, label, starts_on, ends_on, region_id }) => ({
        ...{ id: text(campaign_id), label: text(label), from: day(starts_on), to: day(ends_on) },
        region: region_id === null || region_id === undefined ? null : text(region_id),
      }))
      .filter(({ from, to }) => from && to)
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  }
}
