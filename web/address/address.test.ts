import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { filterKeys } from '../../datasets/filters.ts'
import { views } from '../views/index.ts'
import { parseAddress, serializeAddress } from './address.ts'

const pairs = fc.array(
  fc.tuple(
    fc.oneof(fc.constantFrom('from', 'to', 'grain', 'mode', 'pair', 'dataset', 'lang', 'theme', 'compare', ...filterKeys), fc.string()),
    fc.oneof(
      fc.constantFrom(
        'month',
        'week',
        'rolling',
        '2021-01-01',
        '2021-03-31',
        'zh-Hans',
        'dark',
        'demo',
        '',
        'previous',
        'region:a:b',
        'region:%:',
      ),
      fc.string(),
    ),
  ),
)

test.each(views.map((view) => [view.id, view] as const))('%s: any address parses, and parse(serialize(x)) = x', (_, { params }) => {
  fc.assert(
    fc.property(pairs, (given) => {
      const { address } = parseAddress(params, given)
      const again = parseAddress(params, serializeAddress(params, address))
      expect(again.address).toEqual(address)
      expect(again.notices).toEqual([])
    }),
  )
})
