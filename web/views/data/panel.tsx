import { Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  /** Its place on the page: the contents and addresses name it. */
  id: string
  title: string
  note?: string
  children: ReactNode
}

/** A card of words and tables. */
export function Panel({ id, title, note, children }: Props) {
  return (
    <section id={id} className="cell panel" data-span={12} aria-labelledby={`${id}-title`}>
      <Title order={2} id={`${id}-title`}>
        {title}
      </Title>
      {note && <p className="quiet">{note}</p>}
      {children}
    </section>
  )
}
