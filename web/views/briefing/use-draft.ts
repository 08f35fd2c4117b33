import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Draft, emptyDraft } from '../../../datasets/briefing/draft.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { Problem } from '../../api.ts'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { fetchDrafts, keepDraft, removeDraft, type StoredDraft } from './server.ts'

const newId = () => `b-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`
const same = (a: Draft, b: Draft) => JSON.stringify(a) === JSON.stringify(b)

/** The draft that the address names, or a new one of its period and filters, with what was changed here since. */
export function useDraft() {
  const { i18n } = useTranslation()
  const language = i18n.language as Language
  const client = useQueryClient()
  const { dataset } = useServed().manifest
  const { address, change } = useAddress()
  const [id, period] = [String(address.params.draft ?? ''), String(address.params.period ?? '')]
  const { filters } = address
  const list = useQuery({ queryKey: ['drafts', dataset], queryFn: ({ signal }) => fetchDrafts(dataset, signal) })
  const stored = list.data?.find((one) => one.id === id) ?? null
  const start = useMemo(
    () => stored?.content ?? emptyDraft({ language, period: period || null, filters }),
    [stored, language, period, filters],
  )
  const [working, setWorking] = useState<{ of: Draft; draft: Draft; version: number | null }>({ of: start, draft: start, version: null })
  const current = working.of === start ? working : { of: start, draft: start, version: stored?.version ?? null }
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | 'conflict' | 'failed'>('idle')
  const dirty = !same(current.draft, start)

  // A draft is read in the language it was written in.
  const written = stored?.content.language
  useEffect(() => {
    if (written && written !== address.lang && written !== language) change({ lang: written }, true)
  }, [written, address.lang, language, change])

  const edit = (next: Partial<Draft>) => {
    setState('idle')
    setWorking({ ...current, draft: { ...current.draft, ...next } })
  }

  /** Keeps what was changed, under a new id where asked or where there is none; null where it could not be kept. */
  async function save(copy = false): Promise<StoredDraft | null> {
    setState('saving')
    const target = copy || !stored ? { id: newId(), version: null } : { id: stored.id, version: stored.version }
    try {
      const kept = await keepDraft(dataset, target.id, target.version, current.draft)
      client.setQueryData<StoredDraft[]>(['drafts', dataset], (all = []) => [kept, ...all.filter((one) => one.id !== kept.id)])
      if (kept.id !== id) change({ params: { ...address.params, draft: kept.id, period: '' } }, true)
      setState('saved')
      return kept
    } catch (error) {
      setState(error instanceof Problem && error.status === 412 ? 'conflict' : 'failed')
      return null
    }
  }

  return {
    ...{ draft: current.draft, stored, drafts: list.data ?? [], loading: list.isPending, dirty, state, edit, save },
    /** A draft that the address names and nobody has. */
    unknown: id !== '' && list.data !== undefined && !stored,
    open: (next: string) => change({ params: { ...address.params, draft: next, ...(next ? { period: '' } : {}) } }),
    undo: () => {
      setState('idle')
      setWorking({ of: start, draft: start, version: null })
    },
    reload: async () => {
      await client.refetchQueries({ queryKey: ['drafts', dataset] })
      setState('idle')
    },
    remove: async () => {
      if (!stored) return
      await removeDraft(dataset, stored).catch(() => setState('conflict'))
      await client.refetchQueries({ queryKey: ['drafts', dataset] })
      change({ params: { ...address.params, draft: '' } })
    },
    choosePeriod: (next: string) => (stored ? edit({ period: next || null }) : change({ params: { ...address.params, period: next } })),
  }
}

export type Drafting = ReturnType<typeof useDraft>
