import { type Draft, draftSchema, type Edited, edited } from '../../datasets/briefing/draft.ts'
import type { Documents } from '../documents/documents.ts'
import { kind, type Stored } from '../documents/kind.ts'
import { Failure } from '../errors.ts'
import type { Catalogue } from '../release/catalogue.ts'
import { briefingOf } from './briefing.ts'
import { wantedBy } from './wanted.ts'

/** Drafts of briefings, kept beside a dataset’s releases. */
export const drafts = kind<Draft>({ name: 'briefings', schema: draftSchema, mostBytes: 100_000, mostDocuments: 500 })

export async function requiredDraft(documents: Documents, dataset: string, id: string): Promise<Stored<Draft>> {
  const found = await documents.read(dataset, drafts, id)
  if (found) return found
  throw new Failure(
    'unknown_document',
    `There is no draft "${id}" of a briefing on ${dataset}.`,
    'Load the list again: somebody may have deleted it.',
  )
}

/** A draft’s briefing with the editor’s changes. */
export const briefingOfDraft = async (catalogue: Catalogue, dataset: string, draft: Draft, signal?: AbortSignal): Promise<Edited> =>
  edited(await briefingOf(catalogue, wantedBy(dataset, draft), signal), draft)
