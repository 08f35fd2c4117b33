import type { Briefing } from '../../../datasets/briefing/document.ts'
import type { Draft } from '../../../datasets/briefing/draft.ts'
import { filterKeys } from '../../../datasets/filters.ts'
import { answered } from '../../api.ts'

export interface StoredDraft {
  id: string
  version: number
  written_at: string
  content: Draft
}

const at = (dataset: string, rest: string) => `/api/datasets/${encodeURIComponent(dataset)}/${rest}`

/** Which briefing a draft is of, as the server is asked for it. */
export function askedBy({ period, language, filters, release }: Draft): string {
  return String(
    new URLSearchParams([
      ...(period ? [['period', period]] : []),
      ['lang', language],
      ...(release ? [['release', release]] : []),
      ...filterKeys.flatMap((key) => (filters[key] ?? []).map((value) => [key, value])),
    ]),
  )
}

/** The briefing as the rules propose it, without a draft’s edits. Its pictures come as rows, to be drawn here. */
export async function fetchBriefing(dataset: string, asked: string, signal: AbortSignal): Promise<Briefing> {
  const answer = (await (await answered(fetch(at(dataset, `briefing?${asked}`), { signal }))).json()) as { briefing: Briefing }
  return answer.briefing
}

export const fetchDrafts = async (dataset: string, signal: AbortSignal): Promise<StoredDraft[]> =>
  (await answered(fetch(at(dataset, 'briefings'), { signal }))).json()

/** Keeps a draft over the version that was read; a Problem of status 412 says that somebody else has written since. */
export async function keepDraft(dataset: string, id: string, version: number | null, content: Draft): Promise<StoredDraft> {
  const body = JSON.stringify({ version, content })
  const headers = { 'content-type': 'application/json' }
  return (await answered(fetch(at(dataset, `briefings/${id}`), { method: 'PUT', headers, body }))).json()
}

export const removeDraft = async (dataset: string, { id, version }: StoredDraft): Promise<void> =>
  void (await answered(fetch(at(dataset, `briefings/${id}?version=${version}`), { method: 'DELETE' })))

/** Address of a briefing as a file: of a draft, or as the rules propose it. */
export const fileAddress = (dataset: string, format: string, asked: string, draft: string | null): string =>
  at(dataset, `briefing/file?${draft ? new URLSearchParams({ draft }) : asked}&format=${format}`)

interface Scheduled {
  id: string
  format: string
  outcome: { state: 'written' | 'failed'; file: string | null; at: string; attempts: number; error: string | null } | null
}

/** Briefings that the server writes by itself; `error` says what is wrong with briefings.yaml. */
export const fetchSchedule = async (
  dataset: string,
  signal: AbortSignal,
): Promise<{ briefings: Scheduled[]; error: string | null; mend: string | null }> =>
  (await answered(fetch(at(dataset, 'scheduled-briefings'), { signal }))).json()
