import { expect, test } from 'vitest'
import type { Briefing } from './document.ts'
import { draftSchema, edited, emptyDraft } from './draft.ts'

const takeaway = (id: string, fact: string) => ({ id, fact, implication: 'i', caveat: 'c', link: '/' })
const briefing = {
  ...{ language: 'en', title: 'A pilot: briefing, Jun 2021', risks: ['r'], decisions: ['d'], sections: ['figures', 'methods'], notes: {} },
  ...{ takeaways: [takeaway('funnel', '62 % stopped'), takeaway('rails', 'e-CNY gained 182')], header: { nextRelease: 'July' } },
  charts: [{ id: 'active' }, { id: 'rails' }],
} as unknown as Briefing
const draft = emptyDraft({ language: 'en', period: '2021-06', filters: {} })

test('an empty draft changes nothing but shows every section', () => {
  const { briefing: made, stale } = edited(briefing, draft)
  expect(made).toEqual({ ...briefing, sections: draft.sections })
  expect(stale).toEqual([])
})

test('sections and charts are chosen and ordered, texts replaced, empty sentences dropped, notes kept', () => {
  const { briefing: made } = edited(briefing, {
    ...draft,
    ...{
      title: 'For Monday',
      sections: ['methods', 'charts'],
      charts: ['rails', 'nowhere'],
      risks: ['', 'own risk'],
      nextRelease: 'August',
    },
    notes: { charts: 'see annex', figures: '' },
  })
  expect(made).toMatchObject({ title: 'For Monday', sections: ['methods', 'charts'], risks: ['own risk'], decisions: ['d'] })
  expect(made.charts.map(({ id }) => id)).toEqual(['rails'])
  expect(made.header.nextRelease).toBe('August')
  expect(made.notes).toEqual({ charts: 'see annex' })
})

test('an edit holds while the rules write the fact it was made for; with other figures it is not shown, and told', () => {
  const edit = { id: 'funnel', basis: '62 % stopped', fact: 'Most stop', implication: 'so', caveat: 'but' }
  expect(edited(briefing, { ...draft, takeaways: [edit] }).briefing.takeaways[0]).toMatchObject({ fact: 'Most stop', caveat: 'but' })
  const late = edited(briefing, {
    ...draft,
    takeaways: [
      { ...edit, basis: '40 % stopped' },
      { ...edit, id: 'cliff' },
    ],
  })
  expect(late.briefing.takeaways).toEqual(briefing.takeaways)
  expect(late.stale).toEqual(['funnel', 'cliff'])
})

test('what is no draft is refused with its place', () => {
  const issue = (change: object) => draftSchema.safeParse({ ...draft, ...change }).error?.issues[0]?.path[0]
  expect(draftSchema.parse(draft)).toEqual(draft)
  expect(issue({ period: '2021Q9' })).toBe('period')
  expect(issue({ sections: ['figures', 'figures'] })).toBe('sections')
  expect(issue({ release: '../x' })).toBe('release')
  expect(issue({ risks: ['x'.repeat(2001)] })).toBe('risks')
  expect(issue({ language: 'de' })).toBe('language')
})
