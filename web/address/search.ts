import type { Pair } from './address.ts'

/** The router's form of a search string: every pair kept, in order, so that nothing the reader typed is lost before it is judged. */
export interface Search {
  pairs?: Pair[]
}

export const parseSearch = (text: string): Search => {
  const pairs = [...new URLSearchParams(text)]
  return pairs.length ? { pairs } : {}
}

export const stringifySearch = (search: Search): string => {
  const text = new URLSearchParams((search.pairs ?? []).map(([key, value]) => [key, value])).toString()
  return text ? `?${text}` : ''
}
