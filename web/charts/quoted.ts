import type { TFunction } from 'i18next'
import type { Spec } from '../../datasets/metrics/chart.ts'
import { joined } from '../../datasets/metrics/joined.ts'
import type { Side } from './card-picture.tsx'
import { dateText, filterText, isDated } from './scope.ts'

const ended = /[.?!…。？！][”’」』）】)]*$/

/** How many persons or payments a picture rests on, as written, of both sides where there are two; null where no chart says so. */
export function counted(sides: readonly Side[], t: TFunction): string | null {
  const texts = sides.flatMap(({ chart, rows, spec }) => {
    const n = chart.n?.(rows as never, spec)
    if (n === undefined) return []
    const period = chart.nAt?.(rows as never, spec)
    return period === undefined ? spec.number(n) : t('card.nAt', { n: spec.number(n), period })
  })
  return texts.length ? texts.join(' | ') : null
}

interface Said {
  title: string
  /** Each side of the picture in words. */
  told: readonly string[]
  n: string | null
  specs: readonly Spec[]
  /** Dataset, cutoff and release. */
  foot: string
}

/** A card as sentences that stand by themselves wherever they are pasted: figures, n, what was chosen of the data, and which data those are. */
export function quoted({ title, told, n, specs, foot }: Said, t: TFunction): string {
  const figures = joined([ended.test(title) ? title : t('card.sentenceTitle', { title }), ...told])
  const chosen = [filterText(specs, t), isDated(specs) ? dateText(specs, specs[0]!.date) : ''].filter(Boolean)
  return joined([
    figures,
    n !== null && !/\bn = /.test(figures) && t('card.sentenceN', { n }),
    chosen.length > 0 && t('card.sentenceScope', { scope: chosen.join(t('card.semicolon')) }),
    foot,
  ])
}
