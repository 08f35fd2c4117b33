import type { Briefing } from '../../datasets/briefing/document.ts'
import { wordsOf } from './words.ts'

/** What stands under a briefing’s title, in order: period, cutoff, coverage, filters, release, state, next release. */
export function headerLines({ language, header }: Pick<Briefing, 'language' | 'header'>): { name: string; value: string }[] {
  const { header: words, none } = wordsOf(language)
  return [
    { name: words.period, value: header.period.text },
    { name: words.cutoff, value: header.cutoff.text },
    { name: words.state, value: header.stateText },
    { name: words.coverage, value: header.coverage },
    { name: words.filters, value: header.filters ?? none },
    { name: words.release, value: `${header.dataset} · ${header.release} · ${header.sequence}` },
    ...(header.nextRelease ? [{ name: words.nextRelease, value: header.nextRelease }] : []),
  ]
}
