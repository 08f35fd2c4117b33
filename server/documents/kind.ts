import type { z } from 'zod'

export interface Named {
  /** Names the folder: small letters and -. */
  readonly name: string
}

/** A kind of document that a dataset keeps beside its releases, such as annotations. */
export interface Kind<Content> extends Named {
  readonly schema: z.ZodType<Content>
  /** Most bytes of one document as JSON in UTF-8. */
  readonly mostBytes: number
  /** Most documents of this kind per dataset. */
  readonly mostDocuments: number
}

/** Declares a kind; its type follows from its schema. */
export const kind = <Content>(declaration: Kind<Content>): Kind<Content> => declaration

/** A document as it is kept. */
export interface Stored<Content> {
  id: string
  /** 1 at first, one more with every write, never used twice for an id, removals included. */
  version: number
  /** ISO 8601, UTC. */
  written_at: string
  content: Content
}

/** Names of documents are file names and parts of addresses at once. */
const name = /^[a-z0-9][a-z0-9_-]{0,62}$/

export const isDocumentId = (text: string): boolean => name.test(text)
