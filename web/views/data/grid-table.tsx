import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: string
  /** Numbers stand at the right, in tabular figures. */
  number?: boolean
  cell(row: Row): ReactNode
}

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf(row: Row, index: number): string
}

/** A table that scrolls sideways on its own where the page is narrow; reachable by keyboard then. */
export function GridTable<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a landmark for each table would drown the page’s own, and it is no fieldset
    <section role="group" className="scroll" aria-label={label} tabIndex={0}>
      <Table striped={false} highlightOnHover withRowBorders verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, title, number }) => (
              <Table.Th key={key} scope="col" data-number={number || undefined}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={keyOf(row, index)}>
              {columns.map(({ key, number, cell }) => (
                <Table.Td key={key} data-number={number || undefined}>
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
