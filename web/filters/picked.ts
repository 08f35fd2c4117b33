import { filterKeys } from '../../datasets/filters.ts'
import type { Pick } from '../../datasets/metrics/chart.ts'
import type { Address } from '../address/address.ts'

/** The address with what was picked on a picture set; picking what is set already takes it away. */
export function picked({ filters, range }: Pick, address: Address): globalThis.Pick<Address, 'filters' | 'range'> {
  const keys = filterKeys.filter((key) => filters?.[key])
  const same = (key: (typeof filterKeys)[number]) => JSON.stringify(address.filters[key]) === JSON.stringify(filters?.[key])
  const datesSame = !range || (address.range.from === range.from && address.range.to === range.to)
  if ((keys.length || range) && keys.every(same) && datesSame) {
    const rest = Object.fromEntries(Object.entries(address.filters).filter(([key]) => !keys.includes(key as never)))
    return { filters: rest, range: range ? {} : address.range }
  }
  return { filters: { ...address.filters, ...filters }, range: range ?? address.range }
}
