import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A card of words and tables. */
export function Panel({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="cell panel" data-span={12} aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {note && <p className="quiet">{note}</p>}
      {children}
    </section>
  )
}
