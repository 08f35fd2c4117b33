import { useTranslation } from 'react-i18next'
import type { Found } from '../../../datasets/changes/find-changes.ts'
import type { Signal } from '../../../datasets/changes/signals.ts'
import { signedCount, signedPoints, wholePercent } from '../../../datasets/figures/figure-text.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { digitsOf } from '../../../datasets/metrics/precision.ts'
import { type Formats, formatsOf } from '../../../datasets/presentation/format.ts'
import { nameText, valueText } from '../../../datasets/presentation/names.ts'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { ViewLink } from '../../frame/view-link.tsx'
import { viewAt } from '../index.ts'
import { ChangeBar } from './change-bar.tsx'
import { useChanges } from './use-changes.ts'

const isShare = ({ unit }: Signal) => unit === 'share'
const figure = (signal: Signal, value: number, formats: Formats) =>
  isShare(signal)
    ? formats.percent(value, digitsOf(value))
    : signal.unit === 'balance'
      ? signedCount(value, formats)
      : formats.number(value)

/** The largest changes beyond their interval, each with what contributed most; leads to the view that shows it, so filtered. */
export default function Changes() {
  const { t } = useTranslation()
  const changes = useChanges()
  return (
    <div data-changes={changes.state} aria-live="polite">
      {changes.state === 'waiting' ? (
        <p>{t('changes.waiting')}</p>
      ) : changes.state === 'error' ? (
        <p>{t('overview.error')}</p>
      ) : changes.found.length ? (
        <ol>
          {changes.found.map((found) => (
            <ChangeItem key={found.change.signal.id} {...found} />
          ))}
        </ol>
      ) : (
        <p>{t('changes.none')}</p>
      )}
    </div>
  )
}

function ChangeItem({ change, main }: Found) {
  const { t, i18n } = useTranslation()
  const { facts, dimensions } = useServed()
  const { address } = useAddress()
  const { signal, now, before, value, lower, upper, verdict } = change
  const formats = formatsOf(i18n.language as Language, facts.currency)
  const signed = (amount: number) => (isShare(signal) ? signedPoints(amount, formats) : signedCount(amount, formats))
  const period = (day: string) => formats.period(day, 'month')
  const there = main ? { ...address, filters: { ...address.filters, [main.key]: [main.value] } } : address
  const rail = nameText(t, 'rail', facts.focalRail, dimensions.rails.find(({ id }) => id === facts.focalRail)?.label)
  const name = t(`change.signal.${signal.id}`, { rail })
  return (
    <li>
      <ViewLink view={viewAt(`/${signal.view}`)!} address={there} shown={signal.shown}>
        {t(`change.${verdict}`, {
          ...{ name, now: figure(signal, now.value, formats), before: figure(signal, before.value, formats) },
          ...{ period: period(now.period), earlier: period(before.period) },
        })}
      </ViewLink>
      <span className="tile-change">
        <ChangeBar change={{ value, lower, upper, verdict, relative: null, before: before.period }} />
        <span>
          {t(isShare(signal) ? 'figure.points' : 'change.count', { n: signed(value) })}
          <span className="tile-quiet">{t('figure.interval', { lower: signed(lower), upper: signed(upper) })}</span>
        </span>
      </span>
      <span>
        {main
          ? t('change.main', {
              ...{ key: t(`filters.${main.key}`), value: valueText(t, dimensions, main.key, main.value) },
              ...{ share: wholePercent(main.share, t, formats), weight: wholePercent(main.weight, t, formats) },
            })
          : t('change.spread')}
      </span>
    </li>
  )
}
