import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '../../../datasets/briefing/document.ts'
import { lastComplete, parsePeriod, periodName } from '../../../datasets/briefing/period.ts'
import { addDays } from '../../../datasets/calendar.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { useServed } from '../../frame/release.tsx'
import { askedBy, fileAddress } from './server.ts'
import type { Drafting } from './use-draft.ts'

const formats = ['pdf', 'pptx', 'html', 'xlsx'] as const

/** Periods of the data that can be briefed on, the newest of each grain first. */
function periodsOf(cutoff: string, firstDay: string): string[] {
  const names: string[] = []
  for (const [grain, most] of [
    ['month', 12],
    ['quarter', 6],
    ['year', 3],
    ['week', 6],
  ] as const) {
    let period = lastComplete(grain, cutoff)
    for (let i = 0; i < most && period.to >= firstDay; i++) {
      names.push(periodName(period))
      period = lastComplete(grain, addDays(period.from, -1))
    }
  }
  return names
}

/** Everything that is done to a briefing; it does not print. */
export function Toolbar({
  drafting,
  briefing,
  editing,
  onEditing,
}: {
  drafting: Drafting
  briefing: Briefing
  editing: boolean
  onEditing(editing: boolean): void
}) {
  const { t, i18n } = useTranslation()
  const { facts, manifest } = useServed()
  const { draft, drafts, stored, dirty, state, edit, save } = drafting
  const written = formatsOf(i18n.language as Language, facts.currency)
  const named = (name: string) => {
    const period = parsePeriod(name)!
    return written.period(period.from, period.grain)
  }
  const offered = periodsOf(facts.cutoff, facts.firstDay)
  const own = draft.period && !offered.includes(draft.period) ? [draft.period] : []

  async function take(format: string) {
    const kept = dirty ? await save() : stored
    if (dirty && !kept) return
    const link = document.createElement('a')
    link.href = fileAddress(manifest.dataset, format, askedBy(draft), kept?.id ?? null)
    link.download = ''
    link.click()
  }

  return (
    <div className="brief-toolbar">
      <NativeSelect
        size="xs"
        label={t('briefing.period')}
        value={draft.period ?? ''}
        data={[{ value: '', label: t('briefing.lastMonth') }, ...[...own, ...offered].map((value) => ({ value, label: named(value) }))]}
        onChange={({ currentTarget }) => drafting.choosePeriod(currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label={t('briefing.draft')}
        value={stored?.id ?? ''}
        data={[
          { value: '', label: t('briefing.noDraft') },
          ...drafts.map(({ id, content, written_at }) => ({
            value: id,
            label: [
              content.title ?? (content.period ? named(content.period) : t('briefing.lastMonth')),
              content.author,
              written.date(written_at.slice(0, 10)),
            ]
              .filter(Boolean)
              .join(' · '),
          })),
        ]}
        onChange={({ currentTarget }) => drafting.open(currentTarget.value)}
      />
      {editing && (
        <TextInput
          size="xs"
          label={t('briefing.author')}
          value={draft.author}
          maxLength={100}
          onChange={({ currentTarget }) => edit({ author: currentTarget.value })}
        />
      )}
      <Checkbox
        size="xs"
        label={t('briefing.pin', { n: briefing.header.sequence })}
        checked={draft.release !== null}
        onChange={({ currentTarget }) => edit({ release: currentTarget.checked ? briefing.header.release : null })}
      />
      <Button size="xs" variant={editing ? 'outline' : 'default'} aria-pressed={editing} onClick={() => onEditing(!editing)}>
        {t('briefing.edit')}
      </Button>
      <Button size="xs" variant="default" disabled={!dirty && stored !== null} loading={state === 'saving'} onClick={() => void save()}>
        {t('briefing.save')}
      </Button>
      {dirty && (
        <Button size="xs" variant="subtle" onClick={drafting.undo}>
          {t('briefing.undo')}
        </Button>
      )}
      {stored && !dirty && editing && (
        <Button size="xs" variant="subtle" onClick={() => void drafting.remove()}>
          {t('briefing.remove')}
        </Button>
      )}
      <fieldset className="brief-files" aria-label={t('briefing.files')}>
        {formats.map((format) => (
          <Button key={format} size="xs" variant="default" data-format={format} onClick={() => void take(format)}>
            {t(`briefing.format.${format}`)}
          </Button>
        ))}
      </fieldset>
      <p className="brief-said" role="status">
        {state === 'saved' && !dirty ? t('briefing.saved') : state === 'failed' ? t('briefing.failed') : ''}
      </p>
      {state === 'conflict' && (
        <div className="brief-conflict" role="alert">
          <p>{t('briefing.conflict')}</p>
          <Button size="xs" variant="outline" onClick={() => void save(true)}>
            {t('briefing.saveCopy')}
          </Button>
          <Button size="xs" variant="default" onClick={() => void drafting.reload()}>
            {t('briefing.loadTheirs')}
          </Button>
        </div>
      )}
    </div>
  )
}
