import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { type Address, carried, serializeAddress } from '../address/address.ts'
import type { View } from '../views/view.ts'

interface Props extends Pick<ComponentProps<'a'>, 'className' | 'title' | 'children' | 'aria-current'> {
  view: View
  address: Address
}

/** A way to a view that takes along what the address says: dataset, dates, filters, language, theme. */
export function ViewLink({ view: { id, params }, address, ...rest }: Props) {
  const pairs = serializeAddress(params, carried(params, address))
  return <Link to={`/${id}`} search={(pairs.length ? { pairs } : {}) as never} {...rest} />
}
