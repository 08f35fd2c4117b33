import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AnnotationSpan } from '../../datasets/annotations/annotation.ts'
import type { Metric, Query } from '../../datasets/metrics/metric.ts'
import { type Annotations, fetchAnnotations } from '../api.ts'
import { useServed } from '../frame/release.tsx'

export type Shown = Annotations['annotations'][number]

/** What is noted on a metric within the dates asked for, in the order of its numbers; of the regions of both queries where there are two. */
export function useAnnotations(metric: Metric, query: Query, other: Query | null) {
  const { manifest, facts } = useServed()
  const { dataset, release } = manifest
  const { data } = useQuery({
    queryKey: ['annotations', dataset, release],
    queryFn: ({ signal }) => fetchAnnotations(dataset, signal),
    retry: 1,
  })
  const [from, to] = [query.range.from ?? facts.firstDay, query.range.to ?? facts.lastDay]
  const { region } = query.filters
  const otherRegion = (other ?? query).filters.region
  const shown = useMemo(
    () =>
      (data?.annotations ?? []).filter(
        (one) =>
          (one.metric === null || one.metric === metric.id) &&
          (one.region === null || !region || !otherRegion || region.includes(one.region) || otherRegion.includes(one.region)) &&
          one.starts_on <= to &&
          (one.ends_on ?? one.starts_on) >= from,
      ),
    [data, metric, region, otherRegion, from, to],
  )
  const spans = useMemo(
    () =>
      shown.map(
        ({ id, starts_on, ends_on, text, author }): AnnotationSpan => ({ id, from: starts_on, to: ends_on ?? starts_on, text, author }),
      ),
    [shown],
  )
  return { shown, spans, to }
}
