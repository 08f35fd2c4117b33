import './definition-strip.css'
import { memo, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FEW } from '../../../datasets/metrics/drawing.ts'
import type { Language, Row } from '../../../datasets/metrics/metric.ts'
import { lacking } from '../../../datasets/metrics/run.ts'
import { type Formats, formatsOf } from '../../../datasets/presentation/format.ts'
import { queryOf } from '../../../datasets/query.ts'
import type { Address } from '../../address/address.ts'
import { InSight } from '../../ahead.ts'
import { useInTurn } from '../../frame/in-turn.ts'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { useRows } from '../../rows.ts'
import type { Figure, Strip, Variant } from './definitions.ts'

type Column = Variant & { group: string; first: boolean }

const idOf = ({ group, key, values }: Column) => [group, key, ...Object.values(values ?? {})].join(' ')

/** The headline’s figure under each reasonable definition, one changed at a time, so that a reader sees what hangs on it. */
export function DefinitionStrip({ strip }: { strip: Strip }) {
  const { address } = useAddress()
  const cell = useRef<HTMLDivElement>(null)
  const { shown, inSight, marks } = useInTurn(cell, address, { span: 12, height: 220 })
  return (
    <div className="cell" data-span={12} ref={cell} {...marks}>
      {shown ? (
        <InSight value={inSight}>
          <Definitions strip={strip} address={shown} />
        </InSight>
      ) : (
        <div className="strip-later" />
      )}
    </div>
  )
}

const Definitions = memo(function Definitions({ strip, address }: { strip: Strip; address: Address }) {
  const { t, i18n } = useTranslation()
  const { facts } = useServed()
  const heading = useId()
  const language = i18n.language as Language
  const formats = useMemo(() => formatsOf(language, facts.currency), [language, facts])
  const groups = useMemo(() => strip.groups(address, facts), [strip, address, facts])
  const word = (key: string, values: Readonly<Record<string, number>> = {}) => t(`strip.${key}`, values)
  const columns = groups.flatMap(({ name, variants }) =>
    variants.map((variant, i): Column => ({ ...variant, group: name, first: i === 0 })),
  )
  const title = word(`title.${strip.id}`, strip.values(address))
  return (
    <div className="strip">
      <p id={heading} className="strip-title">
        <strong>{word('heading')}</strong> {title}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="strip-scroll" tabIndex={0} aria-labelledby={heading}>
        <table>
          <caption className="hidden">{`${word('heading')} ${title}`}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="strip-row">
                <span className="hidden">{word('figure')}</span>
              </th>
              {groups.map(({ name, variants }) => (
                <th key={name} scope="colgroup" colSpan={variants.length} data-first>
                  {word(`group.${name}`)}
                </th>
              ))}
            </tr>
            <tr>
              {columns.map((column) => (
                <th key={idOf(column)} scope="col" data-first={column.first || undefined} data-current={column.current || undefined}>
                  {word(`value.${column.key}`, column.values)}
                  {column.current && <span className="hidden"> {word('current')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <Figures columns={columns} formats={formats} address={address} />
        </table>
      </section>
      {strip.noted && <p className="strip-note">{word(`note.${strip.id}`)}</p>}
      {address.compare && <p className="strip-note">{word('uncompared')}</p>}
      <p className="strip-note strip-few">{t('chart.noteFew')}</p>
    </div>
  )
})

function Figures({ columns, formats, address }: { columns: readonly Column[]; formats: Formats; address: Address }) {
  const { t } = useTranslation()
  const rows = [
    { name: 'share', text: (figure: Figure) => `${formats.percent(figure.value)}${figure.n < FEW ? '*' : ''}` },
    {
      name: 'interval',
      text: (figure: Figure) => (figure.lower === null || figure.upper === null ? '–' : formats.interval(figure.lower, figure.upper)),
    },
    { name: 'n', text: (figure: Figure) => formats.number(figure.n) },
  ]
  return (
    <tbody>
      {rows.map(({ name, text }) => (
        <tr key={name} data-row={name}>
          <th scope="row" className="strip-row">
            {t(`strip.row.${name}`)}
          </th>
          {columns.map((column) => (
            <Cell key={idOf(column)} column={column} text={text} explains={name === 'share'} address={address} />
          ))}
        </tr>
      ))}
    </tbody>
  )
}

interface CellProps {
  column: Column
  text(figure: Figure): string
  /** Whether the cell says why there is no figure. */
  explains: boolean
  address: Address
}

/** One figure; the rows of a question are asked for once, however many cells read them. */
function Cell({ column, text, explains, address }: CellProps) {
  const { t } = useTranslation()
  const { manifest, facts } = useServed()
  const { metric, params } = column
  const query = useMemo(() => queryOf(metric, { ...address, params: { ...address.params, ...params } }), [metric, address, params])
  const absent = useMemo(() => lacking(metric, query, facts).length > 0, [metric, query, facts])
  const { data, status } = useRows(metric, query, facts, manifest)
  const figure = useMemo(() => (data ? column.read(data as readonly Row[]) : null), [column, data])
  const pending = !absent && status === 'pending'
  const why = absent ? 'absent' : status === 'error' ? 'failed' : 'immature'
  const said = figure ? text(figure) : pending ? '…' : explains ? t(`strip.${why}`) : '–'
  return (
    <td
      data-first={column.first || undefined}
      data-current={column.current || undefined}
      data-state={pending ? 'loading' : 'ready'}
      data-told={figure ? undefined : 'no'}
      data-few={figure && figure.n < FEW ? true : undefined}
    >
      {said}
    </td>
  )
}
