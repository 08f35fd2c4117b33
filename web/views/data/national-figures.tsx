import { Table } from '@mantine/core'
import { Fragment } from 'react'
import { groupsOf } from '../../../datasets/groups.ts'
import { publishedFigures } from '../../../datasets/metrics/published-figures/metric.ts'
import type { Published } from '../../../datasets/published/index.ts'
import { dateText } from '../../i18n/dates.ts'
import { type MethodWords, useMethodWords } from './methods-words.ts'
import { published } from './published.ts'
import { Source } from './published-panel.tsx'

interface Props {
  measure(name: string): string
  write(value: number, unit?: 'yuan'): string
}

type Row = Published<'national'>

/** Why the row’s series cannot be joined with the one before it, where they differ. */
const breakBefore = (row: Row, before: Row | undefined, words: MethodWords): string | undefined => {
  if (!before || before.series === row.series) return undefined
  const known = published.breaks.find(({ measure, after_series }) => measure === row.measure && after_series === row.series)
  return known && words.breaks[`${known.measure}/${known.after_series}` as keyof MethodWords['breaks']]
}

/** National totals by measure, in the order of their dates; a break stands between the figures it keeps apart. */
export function NationalFigures({ measure, write }: Props) {
  const { words, language } = useMethodWords()
  const said = words.published
  const rowsOf = groupsOf(
    [...published.national].sort((a, b) => a.as_of.localeCompare(b.as_of)),
    (row) => row.measure,
  )
  return (
    <section>
      <h3>{said.national}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a landmark for each table would drown the page’s own, and it is no fieldset */}
      <section role="group" className="scroll prose" aria-label={said.national} tabIndex={0}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{said.asOf}</Table.Th>
              <Table.Th scope="col" data-number>
                {said.figure}
              </Table.Th>
              <Table.Th scope="col">{said.status}</Table.Th>
              <Table.Th scope="col">{said.source}</Table.Th>
              <Table.Th scope="col">{said.noteWord}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          {[...rowsOf].map(([name, rows]) => (
            <Table.Tbody key={name}>
              <Table.Tr>
                <Table.Th scope="rowgroup" colSpan={5} className="group">
                  {measure(name)}
                </Table.Th>
              </Table.Tr>
              {rows.map((row, i) => {
                const reason = breakBefore(row, rows[i - 1], words)
                return (
                  <Fragment key={`${row.as_of} ${row.series} ${row.value}`}>
                    {reason && (
                      <Table.Tr className="break">
                        <Table.Td colSpan={5}>
                          <strong>{said.break}</strong> {reason}
                        </Table.Td>
                      </Table.Tr>
                    )}
                    <Table.Tr>
                      <Table.Td>{dateText(row.as_of, language)}</Table.Td>
                      <Table.Td data-number>{write(row.value, row.unit === 'yuan' ? 'yuan' : undefined)}</Table.Td>
                      <Table.Td>{row.status}</Table.Td>
                      <Table.Td>
                        <Source name={row.source} url={row.url} />
                      </Table.Td>
                      <Table.Td>{publishedFigures.labels[language].values[`note.${row.note}`] ?? row.note}</Table.Td>
                    </Table.Tr>
                  </Fragment>
                )
              })}
            </Table.Tbody>
          ))}
        </Table>
      </section>
    </section>
  )
}
