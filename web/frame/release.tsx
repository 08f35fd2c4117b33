import { type QueryClient, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import type { Dimensions } from '../../datasets/dimensions.ts'
import type { Facts } from '../../datasets/facts.ts'
import { type Dataset, fetchDatasets, fetchDimensions, fetchManifest, type Manifest } from '../api.ts'
import { factsOf } from '../facts.ts'

/** The release that the page shows, and what must be known of it before anything can be drawn. */
export interface Served {
  manifest: Manifest
  facts: Facts
  dimensions: Dimensions
}

export const ServedRelease = createContext<Served | null>(null)

export function useServed(): Served {
  const served = useContext(ServedRelease)
  if (!served) throw new Error('no release here: render inside ServedRelease')
  return served
}

const asked = {
  datasets: () => ({ queryKey: ['datasets'], queryFn: ({ signal }: Signalled) => fetchDatasets(signal), staleTime: 60_000 }),
  manifest: (of: Dataset | undefined) => ({
    queryKey: ['manifest', of?.dataset, of?.release],
    queryFn: ({ signal }: Signalled) => fetchManifest(of!.dataset, signal),
  }),
  dimensions: (of: Dataset | undefined) => ({
    queryKey: ['dimensions', of?.dataset, of?.release],
    queryFn: ({ signal }: Signalled) => fetchDimensions(of!.dataset, of!.release, signal),
  }),
}
interface Signalled {
  signal: AbortSignal
}

const chosen = (datasets: readonly Dataset[] | undefined, wanted: string | null) =>
  datasets?.find(({ dataset }) => dataset === wanted) ?? datasets?.[0]

/** Asks for everything that the frame will ask for, so that it is on its way while the page is still being made. */
export async function prefetchCatalogue(client: QueryClient, wanted: string | null): Promise<void> {
  const found = chosen(await client.fetchQuery(asked.datasets()), wanted)
  if (found) await Promise.all([client.prefetchQuery(asked.manifest(found)), client.prefetchQuery(asked.dimensions(found))])
}

/** Everything the frame asks the server: the datasets, the manifest of the one chosen, and its dimensions. */
export function useCatalogue(wanted: string | null) {
  const datasets = useQuery(asked.datasets())
  const found = chosen(datasets.data, wanted)
  const enabled = found !== undefined
  const manifest = useQuery({ ...asked.manifest(found), enabled })
  const dimensions = useQuery({ ...asked.dimensions(found), enabled })
  const served = useMemo((): Served | null => {
    const facts = manifest.data && factsOf(manifest.data)
    return manifest.data && facts && dimensions.data ? { manifest: manifest.data, facts, dimensions: dimensions.data } : null
  }, [manifest.data, dimensions.data])
  const failed = [datasets, manifest, dimensions].find(({ error }) => error)
  return {
    datasets: datasets.data,
    served,
    /** A dataset asked for that the server does not have. */
    unknown: datasets.data && wanted !== null && !datasets.data.some(({ dataset }) => dataset === wanted) ? wanted : null,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  }
}
