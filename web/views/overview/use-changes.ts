import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { type Found, findChanges } from '../../../datasets/changes/find-changes.ts'
import { filterKeys } from '../../../datasets/filters.ts'
import { serializeQuery } from '../../../datasets/query.ts'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { answer, useEngineState } from '../../rows.ts'

export type Changes = { state: 'waiting' } | { state: 'ready'; found: readonly Found[] } | { state: 'error'; error: Error }

/** Answers of this visit, by release and by what was filtered. */
const known = new Map<string, readonly Found[]>()

/** How long nothing must have been asked before the changes are looked for, in milliseconds: who goes on choosing waits for none of them. */
const quiet = 1_000

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const nothing = z.object({})

/**
 * The changes, found after the page has been drawn and between everything else it asks: a statement is begun only while nothing that the
 * reader waits for is under way.
 */
export function useChanges(): Changes {
  const client = useQueryClient()
  const served = useServed()
  const { address } = useAddress()
  const engine = useEngineState()
  const settled = engine === 'ready' || engine === 'failed'
  const { dataset, release } = served.manifest
  const asked = serializeQuery({ params: nothing, filters: filterKeys }, { ...address, params: {} })
  const key = `${dataset} ${release}?${new URLSearchParams(asked)}`
  const [answered, setAnswered] = useState<{ key: string; changes: Changes } | null>(null)
  useEffect(() => {
    if (!settled || known.has(key)) return
    let gone = false
    // A statement that runs is never cut short: that would cost the engine its worker.
    const { signal } = new AbortController()
    const ask: Parameters<typeof findChanges>[2] = async (metric, query) => {
      do await pause(20)
      while (!gone && client.isFetching() > 0)
      if (gone) throw new DOMException('nobody waits for the changes', 'AbortError')
      return (await answer(metric, query, served.facts, served.manifest, signal)).rows
    }
    pause(quiet)
      .then(() => findChanges(address, served, ask))
      .then(
        (found) => {
          known.set(key, found)
          if (!gone) setAnswered({ key, changes: { state: 'ready', found } })
        },
        (error: Error) => {
          if (!gone) setAnswered({ key, changes: { state: 'error', error } })
        },
      )
    return () => {
      gone = true
    }
  }, [settled, key, client, served, address])
  const found = known.get(key)
  if (found) return { state: 'ready', found }
  return answered?.key === key ? answered.changes : { state: 'waiting' }
}
