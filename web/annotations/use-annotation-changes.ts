import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Annotation } from '../../datasets/annotations/annotation.ts'
import { removeAnnotation, writeAnnotation } from '../api.ts'
import { useServed } from '../frame/release.tsx'
import type { Shown } from './use-annotations.ts'

/** How annotations of the dataset shown are written and deleted; what failed is kept as long as whoever uses it. */
export function useAnnotationChanges() {
  const { dataset } = useServed().manifest
  const client = useQueryClient()
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: ['annotations', dataset] }) }
  const write = useMutation({
    mutationFn: ({ content, of }: { content: Annotation; of: Shown | null }) =>
      writeAnnotation(dataset, content, of && of.version !== null ? { id: of.id, version: of.version } : null),
    ...settled,
  })
  const remove = useMutation({
    mutationFn: ({ id, version }: Shown) => removeAnnotation(dataset, id, version ?? 0),
    ...settled,
  })
  return { write, remove }
}
