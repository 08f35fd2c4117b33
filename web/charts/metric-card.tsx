import { Table } from '@mantine/core'
import type { Metric, Row } from '../../datasets/metrics/metric.ts'

/** Rows of a metric as a table. */
export function MetricCard({ metric, rows }: { metric: Metric; rows: { data?: Row[]; status: string } } & Record<string, unknown>) {
  return (
    <section
      data-metric={metric.id}
      data-state={rows.data ? (rows.data.length ? 'ready' : 'empty') : rows.status === 'error' ? 'error' : 'loading'}
    >
      <Table>
        <Table.Tbody>
          {rows.data?.map((row, i) => (
            <Table.Tr key={String(i)}>
              {Object.values(row).map((value, j) => (
                <Table.Td key={String(j)}>{String(value)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
