import { z } from 'zod'

const draftSchema = z.object({
  /** The address’s statement when the text was written; empty where it had none. */
  asked: z.string(),
  text: z.string(),
})
export type Draft = z.infer<typeof draftSchema>

const stored = 'pilotscope-draft'

/** The text in the editor of this browser tab, run or not. */
export function readDraft(): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(sessionStorage.getItem(stored) ?? 'null'))
  } catch {
    return null
  }
}

export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(stored, JSON.stringify(draft))
  } catch {
    // A full or forbidden store: the text stays as long as the view.
  }
}

/** A draft continues where the address still says what it grew from, or says nothing. */
export const continues = (draft: Draft, asked: string): boolean => asked === '' || draft.asked === asked
