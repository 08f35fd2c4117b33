import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Dimensions } from '../../datasets/dimensions.ts'
import type { Facts } from '../../datasets/facts.ts'
import { fetchDatasets, fetchDimensions, fetchManifest, type Manifest } from '../api.ts'
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

/** Everything the frame asks the server: the datasets, the manifest of the one chosen, and its dimensions. */
export function useCatalogue(wanted: string | null) {
  const datasets = useQuery({ queryKey: ['datasets'], queryFn: ({ signal }) => fetchDatasets(signal), staleTime: 60_000 })
  const found = datasets.data?.find(({ dataset }) => dataset === wanted) ?? datasets.data?.[0]
  const manifest = useQuery({
    queryKey: ['manifest', found?.dataset, found?.release],
    queryFn: ({ signal }) => fetchManifest(found!.dataset, signal),
    enabled: found !== undefined,
  })
  const dimensions = useQuery({
    queryKey: ['dimensions', found?.dataset, found?.release],
    queryFn: ({ signal }) => fetchDimensions(found!.dataset, found!.release, signal),
    enabled: found !== undefined,
  })
  const facts = manifest.data && factsOf(manifest.data)
  const served = manifest.data && facts && dimensions.data ? { manifest: manifest.data, facts, dimensions: dimensions.data } : null
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
