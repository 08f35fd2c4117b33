import './briefing.css'
import { Loader } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { edited } from '../../../datasets/briefing/draft.ts'
import { Failure } from '../../frame/failure.tsx'
import { useServed } from '../../frame/release.tsx'
import { Paper } from './paper.tsx'
import { Schedule } from './schedule.tsx'
import { askedBy, fetchBriefing } from './server.ts'
import { Toolbar } from './toolbar.tsx'
import { useDraft } from './use-draft.ts'

/** One page for whoever decides: what the rules propose, and what an editor made of it. */
export default function BriefingView() {
  const { t } = useTranslation()
  const { dataset, release } = useServed().manifest
  const drafting = useDraft()
  const [editing, setEditing] = useState(false)
  const { draft } = drafting
  const asked = askedBy(draft)
  const proposed = useQuery({
    queryKey: ['briefing', dataset, draft.release ?? release, asked],
    queryFn: ({ signal }) => fetchBriefing(dataset, asked, signal),
    enabled: !drafting.loading,
    placeholderData: keepPreviousData,
  })
  const made = useMemo(() => (proposed.data ? edited(proposed.data, draft) : null), [proposed.data, draft])
  if (proposed.error) return <Failure error={proposed.error} retry={() => void proposed.refetch()} />
  if (!made || !proposed.data)
    return (
      <div className="waiting" data-pending>
        <Loader aria-label={t('briefing.waiting')} />
      </div>
    )
  return (
    <div className="brief" aria-busy={proposed.isPlaceholderData}>
      {proposed.isPlaceholderData && <span hidden data-pending />}
      <Toolbar drafting={drafting} briefing={proposed.data} editing={editing} onEditing={setEditing} />
      {drafting.unknown && <p className="brief-newer">{t('briefing.unknown')}</p>}
      <Paper shown={made.briefing} proposed={proposed.data} stale={made.stale} draft={draft} editing={editing} edit={drafting.edit} />
      <Schedule />
    </div>
  )
}
