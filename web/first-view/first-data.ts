import type { QueryClient } from '@tanstack/react-query'

/** Takes what the server has asked for the page over as if the page had asked it. */
export function adoptFirstData(client: QueryClient): void {
  const element = document.getElementById('first-data')
  if (!element) return
  const updatedAt = Math.min(Number(element.dataset.at), Date.now())
  const data = JSON.parse(element.textContent) as [key: unknown[], answer: unknown][]
  for (const [key, answer] of data) client.setQueryData(key, answer, { updatedAt })
  element.remove()
}
