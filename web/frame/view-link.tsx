import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { type Address, carried, serializeAddress } from '../address/address.ts'
import type { View } from '../views/view.ts'

interface Props extends Pick<ComponentProps<'a'>, 'className' | 'title' | 'children' | 'aria-current'> {
  view: View
  address: Address
  /** Parameters of the view that the link sets; the others take their defaults there. */
  shown?: Record<string, unknown>
}

/** A way to a view that takes along what the address says: dataset, dates, filters, language, theme. */
export function ViewLink({ view: { id, params }, address, shown, ...rest }: Props) {
  const there = carried(params, address)
  const pairs = serializeAddress(params, { ...there, params: { ...there.params, ...shown } })
  return <Link to={`/${id}`} search={(pairs.length ? { pairs } : {}) as never} {...rest} />
}
