import { expect, test } from 'vitest'
import { picked } from './picked.ts'

const address = { dataset: null, range: {}, filters: { tier: ['tier_4'] }, compare: null, params: {}, lang: null, theme: null }

test('a picked region joins the tier that is set; picked again it goes away', () => {
  const pick = { filters: { region: ['suzhou'] } }
  const once = picked(pick, address)
  expect(once).toEqual({ filters: { tier: ['tier_4'], region: ['suzhou'] }, range: {} })
  expect(picked(pick, { ...address, ...once })).toEqual({ filters: { tier: ['tier_4'] }, range: {} })
})

test('a picked month takes the place of the dates; picked again all dates are shown', () => {
  const pick = { range: { from: '2021-02-01', to: '2021-02-28' } }
  const once = picked(pick, { ...address, range: { from: '2021-01-01' } })
  expect(once).toEqual({ filters: { tier: ['tier_4'] }, range: pick.range })
  expect(picked(pick, { ...address, ...once }).range).toEqual({})
})
