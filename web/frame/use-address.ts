import { replaceEqualDeep, useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { type Address, parseAddress, serializeAddress } from '../address/address.ts'
import type { Search } from '../address/search.ts'
import { viewAt } from '../views/index.ts'

const nothing = z.object({})

let read: { params: z.ZodObject; search: Search; parsed: ReturnType<typeof parseAddress> } | null = null

/** The address read once, however many ask for it. What of it is as it was before is the same object: what only shows that is not drawn again. */
function parsedAddress(params: z.ZodObject, search: Search) {
  if (read?.params !== params || read.search !== search)
    read = { params, search, parsed: replaceEqualDeep(read?.parsed, parseAddress(params, search.pairs ?? [])) }
  return read.parsed
}

/** The view, what its address says, what of it was not understood, and how to change it. */
export function useAddress() {
  const { pathname, search } = useLocation({
    select: ({ pathname, search }) => ({ pathname, search: search as Search }),
    structuralSharing: true,
  })
  const navigate = useNavigate()
  const view = viewAt(pathname)
  const params: z.ZodObject = view?.params ?? nothing
  const parsed = useMemo(() => parsedAddress(params, search), [params, search])
  const change = useCallback(
    (next: Partial<Address>, replace = false) => {
      const pairs = serializeAddress(params, { ...parsed.address, ...next })
      void navigate({ to: pathname, search: (pairs.length ? { pairs } : {}) as never, replace, resetScroll: false })
    },
    [navigate, params, parsed, pathname],
  )
  return { view, params, ...parsed, change }
}
