import { IconAlertTriangleFilled, IconCheck, IconQuestionMark } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Language, metricById } from '../../../datasets/metrics/index.ts'
import { digitsOf } from '../../../datasets/metrics/precision.ts'
import { structureOf } from '../../../datasets/observations/columns.ts'
import { type Formats, formatsOf } from '../../../datasets/presentation/format.ts'
import type { Alerts } from '../../api.ts'
import { useServed } from '../../frame/release.tsx'

interface Rule {
  level?: { above?: number; below?: number }
  change?: { direction: 'up' | 'down' | 'any'; by: number }
  late?: { days: number }
  params: Record<string, string>
}

const icons = { firing: IconAlertTriangleFilled, quiet: IconCheck, unknown: IconQuestionMark }

function written(value: number, unit: string | null, formats: Formats): string {
  if (unit === 'share') return formats.percent(value, digitsOf(value))
  return unit === 'minor' ? formats.money(value) : formats.number(value)
}

/** One alert with its figure, its rule and what became of its posting. A file of its own, because it may name any metric. */
export default function AlertItem({ alert }: { alert: Alerts['alerts'][number] }) {
  const { t, i18n } = useTranslation()
  const { facts, manifest } = useServed()
  const language = i18n.language as Language
  const formats = formatsOf(language, facts.currency)
  const metric = metricById(alert.metric)
  const words = metric?.labels[language]
  const unit = metric ? (structureOf(metric).measures.find(({ name }) => name === alert.measure)?.unit ?? null) : null
  const write = (value: number) => written(value, unit, formats)
  const rule = alert.rule as unknown as Rule
  const grain = rule.params.grain ?? rule.params.cohort ?? (alert.period?.endsWith('-01') ? 'month' : 'day')
  const period = alert.period === null ? '' : formats.period(alert.period, grain)
  const Icon = icons[alert.state]
  const figure =
    alert.value !== null
      ? [
          t('alerts.figure', { measure: words?.columns[alert.measure] ?? alert.measure, value: write(alert.value) }),
          ...(alert.lower !== null && alert.upper !== null
            ? [t('alerts.interval', { lower: write(alert.lower), upper: write(alert.upper) })]
            : []),
          ...(period ? [t('alerts.in', { period })] : []),
          ...(alert.before === null ? [] : [t('alerts.before', { value: write(alert.before) })]),
        ].join(' · ')
      : alert.reason
        ? t(`alerts.reason.${alert.reason}`)
        : alert.release === null
          ? t('alerts.pending')
          : period
            ? t('alerts.missing', { period })
            : t('alerts.missingAll')
  return (
    <li data-alert={alert.id} data-state={alert.state}>
      <Icon size={18} aria-hidden />
      <div>
        <p>
          <strong>{t(`alerts.${alert.state}`)}</strong> {words?.title ?? alert.metric}
        </p>
        <p>{figure}</p>
        <p className="tile-quiet">
          {[
            ruleText(rule, write, formats, t),
            ...(alert.since_release && alert.state === 'firing' ? [t('alerts.since', { release: alert.since_release.slice(0, 12) })] : []),
            alert.id,
          ].join(' · ')}
          {alert.release !== null && alert.release !== manifest.release ? ` · ${t('alerts.pending')}` : ''}
        </p>
        {alert.deliveries
          .filter(({ error }) => error !== null)
          .map(({ event, url, fault, status, outcome }) => (
            <p key={event} className="alerts-problem">
              {t(outcome === 'failed' ? 'alerts.failed' : 'alerts.posting', {
                url,
                error: t(`alerts.fault.${fault ?? 'unknown'}`, { status }),
              })}
            </p>
          ))}
      </div>
    </li>
  )
}

function ruleText(
  { level, change, late }: Rule,
  write: (value: number) => string,
  formats: Formats,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (level)
    return level.above !== undefined
      ? t('alerts.rule.above', { limit: write(level.above) })
      : t('alerts.rule.below', { limit: write(level.below!) })
  if (change)
    return t(`alerts.rule.${change.direction}`) + (change.by > 0 ? t('alerts.rule.by', { by: formats.percent(change.by, 0) }) : '')
  return late ? t('alerts.rule.late', { days: late.days }) : t('alerts.rule.missing')
}
