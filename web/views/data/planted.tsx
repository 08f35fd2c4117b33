import report from '../../../docs/planted-truth.json'
import { GridTable } from './grid-table.tsx'
import { filled, useMethodWords } from './methods-words.ts'
import { Panel } from './panel.tsx'

/** How often the intervals held what was planted, on many simulated pilots; the report of the run is kept with the program. */
export function Planted() {
  const { words, language } = useMethodWords()
  const number = new Intl.NumberFormat(language)
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const whole = new Intl.NumberFormat(language, { style: 'percent' })
  const { planted } = words
  const kinds: Readonly<Record<string, string>> = planted.kinds
  const note = filled(planted.note, {
    pilots: number.format(report.pilots),
    payments: number.format(report.payments),
    level: whole.format(report.level),
    least: whole.format(report.bounds.least),
    most: whole.format(report.bounds.most),
  })
  return (
    <Panel id="planted" title={words.sections.planted} note={note}>
      <GridTable
        label={words.sections.planted}
        rows={report.families}
        keyOf={({ family }) => family}
        columns={[
          { key: 'kind', title: planted.kind, cell: ({ family }) => kinds[family] ?? family },
          { key: 'intervals', title: planted.intervals, number: true, cell: ({ intervals }) => number.format(intervals) },
          { key: 'held', title: planted.held, number: true, cell: ({ held }) => number.format(held) },
          { key: 'share', title: planted.share, number: true, cell: ({ share }) => percent.format(share) },
          { key: 'within', title: planted.within, cell: ({ within }) => (within ? planted.yes : planted.no) },
        ]}
      />
    </Panel>
  )
}
